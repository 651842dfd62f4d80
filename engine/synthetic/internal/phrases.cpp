#include "engine/synthetic/internal/phrases.hpp"

namespace binome::synthetic {
namespace {

using Texts = std::span<const std::string_view>;

// clang-format off
constexpr ThemeRow kThemes[] = {
    {"school_education", 45, {"l'accès à l'école et la réussite des élèves", "le soutien scolaire et les classes jumelées"}},
    {"school_building", 20, {"la construction et l'équipement d'écoles", "la rénovation de salles de classe et le mobilier scolaire"}},
    {"higher_education", 10, {"les échanges entre universités", "l'enseignement supérieur et les cursus partagés"}},
    {"vocational_training", 15, {"la formation professionnelle des jeunes", "l'apprentissage des métiers techniques"}},
    {"sport", 10, {"le sport comme outil d'éducation", "les rencontres sportives entre jeunes"}},
    {"citizenship_education", 30, {"l'éducation à la citoyenneté mondiale", "la sensibilisation du public à la solidarité internationale"}},
    {"sustainable_development_education", 12, {"l'éducation au développement durable", "la découverte des objectifs de développement durable en classe"}},
    {"youth", 15, {"l'engagement des jeunes", "les initiatives de jeunesse"}},
    {"youth_mobility", 18, {"la mobilité internationale des jeunes", "les chantiers et séjours de jeunes à l'étranger"}},
    {"volunteering", 10, {"le volontariat et le bénévolat", "l'accueil et l'envoi de volontaires"}},
    {"intercultural_exchange", 25, {"les échanges interculturels entre habitants", "les rencontres et les jumelages entre villes"}},
    {"social_inclusion", 35, {"l'action sociale et l'inclusion", "l'accompagnement des personnes fragiles"}},
    {"migration", 20, {"les liens avec les diasporas", "les parcours de migration et le retour au pays"}},
    {"refugees", 20, {"l'accueil des personnes réfugiées", "l'apprentissage du français et l'hébergement des demandeurs d'asile"}},
    {"child_protection", 25, {"la protection de l'enfance", "le parrainage d'enfants et l'aide aux orphelins"}},
    {"medical_care", 45, {"les soins et l'équipement médical", "l'équipement de dispensaires et de maternités"}},
    {"public_health", 40, {"la prévention et la santé maternelle", "les campagnes de santé publique"}},
    {"emergency", 15, {"l'aide d'urgence après une catastrophe", "le secours aux populations déplacées"}},
    {"heritage", 35, {"la restauration du patrimoine", "la mise en valeur du patrimoine bâti"}},
    {"artistic_creation", 35, {"la création artistique et le spectacle vivant", "les résidences d'artistes et les festivals"}},
    {"reading_languages", 18, {"la lecture publique et les langues", "l'envoi de livres et les bibliothèques de village"}},
    {"traditional_knowhow", 12, {"la transmission de savoir-faire traditionnels", "les métiers d'art et la mémoire des gestes"}},
    {"food_security", 20, {"la souveraineté alimentaire", "l'alimentation des familles toute l'année"}},
    {"market_gardening", 20, {"le maraîchage et les jardins partagés", "les jardins potagers des groupements de femmes"}},
    {"crops", 12, {"les filières de céréales et de fruits", "le café, le cacao et le karité"}},
    {"livestock", 10, {"l'élevage et la filière lait", "la santé animale et les petits élevages"}},
    {"fishing", 5, {"la pêche artisanale", "l'aquaculture de village"}},
    {"salt_farming", 2, {"la saliculture et les marais salants", "la production de sel solaire"}},
    {"agroecology", 18, {"l'agroécologie et l'agriculture biologique", "les sols vivants et les semences paysannes"}},
    {"food_processing", 8, {"la transformation des produits agricoles", "le séchage de fruits et la conserverie"}},
    {"rural_development", 15, {"le développement rural", "les organisations paysannes"}},
    {"drinking_water", 50, {"l'accès à l'eau potable", "les forages, les puits et les bornes-fontaines"}},
    {"sanitation", 20, {"l'assainissement et les latrines", "le traitement des eaux usées"}},
    {"hygiene", 14, {"l'hygiène à l'école et à la maison", "la formation à l'hygiène"}},
    {"wastewater_reuse", 4, {"la réutilisation des eaux usées traitées", "l'irrigation par des eaux recyclées"}},
    {"flood_prevention", 5, {"la prévention des inondations", "l'alerte aux crues et l'entretien des berges"}},
    {"water_resources", 10, {"la gestion de la ressource en eau", "les comités d'usagers et les bassins versants"}},
    {"local_economy", 20, {"l'économie locale et les circuits courts", "les activités génératrices de revenus"}},
    {"entrepreneurship", 15, {"la création d'entreprises et la microfinance", "l'épargne solidaire et le microcrédit"}},
    {"employment", 15, {"l'emploi et l'insertion", "l'insertion professionnelle des jeunes"}},
    {"tourism", 14, {"le tourisme solidaire", "les itinéraires touristiques et l'accueil chez l'habitant"}},
    {"crafts", 8, {"l'artisanat", "les ateliers de couture, de vannerie et de poterie"}},
    {"fair_trade", 9, {"le commerce équitable", "la vente équitable de produits du Sud"}},
    {"social_economy", 10, {"l'économie sociale et solidaire", "les coopératives et les entreprises d'insertion"}},
    {"industry", 5, {"les savoir-faire industriels", "la coopération entre filières industrielles"}},
    {"digital", 8, {"l'inclusion numérique", "les outils numériques partagés"}},
    {"biodiversity", 20, {"la protection de la biodiversité", "les espaces naturels et les aires protégées"}},
    {"forests", 14, {"la plantation d'arbres et la forêt", "les pépinières et les mangroves"}},
    {"climate_adaptation", 18, {"l'adaptation au changement climatique", "les territoires face au climat"}},
    {"energy_access", 12, {"l'accès à l'électricité", "l'électrification de villages et de dispensaires"}},
    {"renewable_energy", 12, {"les énergies renouvelables", "l'énergie solaire et les économies d'énergie"}},
    {"waste", 14, {"la gestion des déchets", "la collecte et le tri des ordures ménagères"}},
    {"reuse", 10, {"le réemploi et l'économie circulaire", "la seconde vie des textiles et du matériel"}},
    {"project_support", 30, {"l'accompagnement des porteurs de projets", "le montage de projets solidaires"}},
    {"networking", 25, {"la mise en réseau des acteurs", "les rencontres entre acteurs du territoire"}},
    {"funding", 25, {"le financement de la solidarité internationale", "le soutien financier aux associations"}},
    {"voluntary_sector", 20, {"la structuration du milieu associatif", "la formation des bénévoles et des dirigeants"}},
    {"gender_equality", 62, {"l'égalité entre les femmes et les hommes", "l'autonomie des femmes et leurs droits"}},
    {"justice", 12, {"l'accès au droit et à la justice", "l'aide juridique aux plus démunis"}},
    {"peace", 14, {"la paix et le travail de mémoire", "le dialogue après les conflits"}},
    {"advocacy", 12, {"la lutte contre les discriminations", "le plaidoyer pour les droits humains"}},
    {"local_governance", 22, {"l'appui aux services des communes", "la gouvernance locale et la décentralisation"}},
    {"citizen_participation", 10, {"la participation des habitants", "les conseils de jeunes et les budgets participatifs"}},
    {"civil_registry", 6, {"l'état civil et l'enregistrement des naissances", "la numérisation des registres d'état civil"}},
    {"territorial_development", 20, {"le développement du territoire", "le développement local intégré"}},
    {"attractiveness", 12, {"le rayonnement du territoire", "l'ouverture internationale du territoire"}},
    {"urban_planning", 12, {"l'urbanisme et l'espace public", "la planification de quartiers durables"}},
    {"addressing", 4, {"l'adressage des rues et la cartographie", "les plans de ville et les noms de rues"}},
    {"public_parks", 5, {"les parcs et les jardins publics", "les espaces verts de quartier"}},
    {"housing", 10, {"l'habitat et le logement", "la rénovation de quartiers précaires"}},
    {"transport", 6, {"les transports et la mobilité en ville", "les pistes cyclables et la voirie"}},
};

constexpr std::string_view kTownHeads[] = {
    "Saint-Aubrin",  "Saint-Évran",  "Saint-Malvy", "Sainte-Orlane", "Sainte-Ylie",   "Montravel",  "Montsegrin", "Villebrèche", "Villenoue",  "Châtelvert",
    "Brassagnac",    "Coulgerac",    "Lussignac",   "Marsillon",     "Pérignolles",   "Rochebrive", "Fontcrose",  "Puyval",      "Bourgnac",   "Cazelade",
    "Ormeval",       "Vernissac",    "Talbezac",    "Jonquerolles",  "Mézières-Haute", "Argenvil",   "Beauvergne", "Clairsac",    "Dournac",    "Esparzac",
    "La Chaumelière", "La Roquebelle", "Masvieil", "Troisfontaines", "Noirmoulin", "Quinsolles", "Ribauzan", "Salvérac", "Trémoulins", "Viellecombe"};
constexpr std::string_view kTownTails[] = {"", "", "", "-sur-Velune", "-sur-Aubrette", "-en-Doulois", "-les-Bains", "-le-Haut", "-sur-Nizonne-Vieille", "-en-Vergnois",
                                           "-la-Forêt", "-sur-Oyse", "-du-Causse", "-les-Vignes", "-sur-Douvelle", "-en-Marche-Basse"};
constexpr std::string_view kForeignHeads[] = {"Alma", "Bera", "Calde", "Doru", "Esta", "Fari", "Gora", "Hima", "Iber", "Jalo", "Kéta", "Lume", "Mara", "Niko", "Orva", "Pala", "Rova", "Sira", "Tala", "Vera"};
constexpr std::string_view kForeignTails[] = {"bourg", "dougou", "fels", "goza", "heim", "lano", "mira", "nova", "ria", "sala", "stad", "tegui", "vara", "villa", "wa", "zoro"};
constexpr std::string_view kWords[] = {
    "Passerelles", "Horizons", "Tamarin", "Baobab",   "Racines", "Étincelle", "Escale",  "Boussole", "Kassoumaï", "Teranga", "Mosaïque", "Confluences",
    "Sillage",     "Moringa",  "Palabre", "Caravane", "Lumière", "Semences",  "Traverse", "Alizé",   "Cyclone",   "Karité",  "Latérite", "Médina",
    "Atelier",     "Rivages",  "Partage", "Ensemble", "Oasis",   "Équinoxe",  "Amarante", "Jacaranda", "Soleil",  "Tisserin", "Ricochet", "Archipel"};

constexpr std::string_view kLocalNames[] = {"{word} {country}", "{town} Solidarité {country}", "Amitiés {town} – {country}", "{word} pour {theme}", "Association {word}", "{word} {town}"};
constexpr std::string_view kTwinningNames[] = {"Comité de jumelage de {town}", "Comité de jumelage {town} – {country}", "Association des jumelages de {town}"};
constexpr std::string_view kDiasporaNames[] = {"Association {country} de {town}", "Diaspora {country} {word}", "Familles {country} {word}"};
constexpr std::string_view kStudentNames[] = {"Étudiants {word}", "{word} Campus {town}", "Élèves ingénieurs solidaires {word}"};
constexpr std::string_view kYouthNames[] = {"Info Jeunes {town}", "Maison des jeunes {word}"};
constexpr std::string_view kNetworkNames[] = {"Réseau {word}", "Collectif {word} {town}"};
constexpr std::string_view kCommuneNames[] = {"Commune de {town}", "Ville de {town}", "Mairie de {town}"};
constexpr std::string_view kIntercommunalityNames[] = {"Communauté de communes de {town}", "Communauté d'agglomération de {town}"};
constexpr std::string_view kMetropolisNames[] = {"Métropole de {town}"};
constexpr std::string_view kDepartmentNames[] = {"Conseil départemental de {town}"};
constexpr std::string_view kRegionNames[] = {"Conseil régional de {town}"};
constexpr std::string_view kSyndicateNames[] = {"Syndicat des eaux de {town}", "Syndicat d'énergie de {town}", "Syndicat mixte de {town}"};
constexpr std::string_view kProvinceNames[] = {"Province de {town}"};
constexpr std::string_view kSchoolNames[] = {"Lycée de {town}", "Collège {word} de {town}", "Lycée agricole de {town}", "Lycée professionnel {word}"};
constexpr std::string_view kHigherNames[] = {"Université de {town}", "École supérieure {word}", "Institut universitaire de {town}"};
constexpr std::string_view kResearchNames[] = {"Laboratoire {word}", "Institut de recherche {word}"};
constexpr std::string_view kTrainingNames[] = {"Centre de formation {word}", "Centre de formation de {town}"};
constexpr std::string_view kHealthNames[] = {"Centre hospitalier de {town}", "Clinique {word}"};
constexpr std::string_view kFoundationNames[] = {"Fondation {word}", "Fonds de dotation {word}", "Fondation {word} {town}"};
constexpr std::string_view kCompanyNames[] = {"{word} & Cie", "{word} Industries", "Ateliers {word}", "{word} Technologies"};
constexpr std::string_view kCooperativeNames[] = {"Coopérative {word}", "SCOP {word}", "Coopérative agricole de {town}"};
constexpr std::string_view kBusinessNames[] = {"Club d'entreprises {town}", "Réseau d'entreprises {word}"};
constexpr std::string_view kChamberNames[] = {"Chambre de métiers de {town}", "Chambre d'agriculture de {town}", "Chambre de commerce de {town}"};
constexpr std::string_view kConsultancyNames[] = {"Cabinet {word}", "{word} Conseil", "Bureau d'études {word}"};
constexpr std::string_view kStateNames[] = {"Service déconcentré de {town}", "Délégation {word} de {town}"};
constexpr std::string_view kAgencyNames[] = {"Agence {word}", "Établissement public {word}"};
constexpr std::string_view kOtherNames[] = {"Maison {word} de {town}", "{word} de {town}"};

constexpr NameRow kNames[] = {
    {"local_association", kLocalNames},     {"twinning_committee", kTwinningNames},   {"diaspora_association", kDiasporaNames}, {"student_association", kStudentNames},
    {"youth_organisation", kYouthNames},    {"network", kNetworkNames},               {"national_ngo", kLocalNames},            {"other_association", kLocalNames},
    {"commune", kCommuneNames},             {"intercommunality", kIntercommunalityNames}, {"metropolis", kMetropolisNames},     {"department", kDepartmentNames},
    {"region", kRegionNames},               {"mixed_syndicate", kSyndicateNames},     {"province", kProvinceNames},             {"school", kSchoolNames},
    {"higher_education", kHigherNames},     {"research_institute", kResearchNames},   {"training_centre", kTrainingNames},      {"health_establishment", kHealthNames},
    {"corporate_foundation", kFoundationNames}, {"endowment_fund", kFoundationNames}, {"public_interest_foundation", kFoundationNames}, {"company", kCompanyNames},
    {"cooperative", kCooperativeNames},     {"business_network", kBusinessNames},     {"consular_chamber", kChamberNames},      {"consultancy", kConsultancyNames},
    {"state_service", kStateNames},         {"public_agency", kAgencyNames},          {"public_interest_group", kAgencyNames},  {"", kOtherNames},
};

constexpr std::string_view kOpenings[] = {"Nous travaillons sur {theme}.", "Créée en {year} à {town}, notre structure agit pour {theme}.", "Notre priorité : {theme}.",
                                          "Depuis {year}, nous nous mobilisons pour {theme} et pour {theme2}.", "Au cœur de nos actions : {theme}, mais aussi {theme2}.",
                                          "Une équipe de {town} engagée pour {theme}."};
constexpr std::string_view kCollectivityOpenings[] = {"La collectivité mène une coopération sur {theme}.", "Notre action extérieure porte sur {theme} et sur {theme2}.",
                                                      "Depuis {year}, les élus soutiennent {theme}.", "Le territoire partage son expérience sur {theme}.",
                                                      "La délibération de {year} retient deux axes : {theme} et {theme2}."};
constexpr std::string_view kPlaceSentences[] = {"Nos partenaires sont {where}.", "Nous intervenons {where}.", "Les projets se déroulent {where}.", "Nos liens les plus anciens sont {where}."};
constexpr std::string_view kBackgrounds[] = {"L'équipe compte {number} bénévoles.", "Nous organisons une fête de soutien chaque automne.", "Un comité local suit chaque chantier.",
                                             "Nous ne salarions personne et tenons à des projets à taille humaine.", "Deux missions par an permettent de suivre les réalisations.",
                                             "Nous intervenons aussi dans les écoles du canton.", "Nos comptes sont publiés chaque année."};
constexpr std::string_view kCollectivityBackgrounds[] = {"Un élu référent et {number} agents suivent le dossier.", "Le budget annuel reste modeste et voté chaque printemps.",
                                                         "Les associations du territoire participent au comité de pilotage.", "Nos services techniques peuvent se déplacer une semaine par an.",
                                                         "Les habitants sont associés par des réunions publiques."};
constexpr std::string_view kProjectSentences[] = {"Projet commun sur {theme} {where}.", "Les partenaires réunissent leurs moyens pour {theme} {where}.",
                                                  "Après un diagnostic en {year}, le projet développe {theme} {where}.",
                                                  "Trois années d'actions pour {theme} {where}, avec {number} habitants associés.", "Une première phase porte sur {theme} {where}, une seconde sur {theme2}."};
constexpr std::string_view kTwinningSentences[] = {"Échanges réguliers entre habitants, élus et écoles des deux villes.", "La charte signée en {year} donne lieu à une visite chaque printemps.",
                                                   "Le jumelage accueille des jeunes et soutient {theme}."};
constexpr std::string_view kOfferOpenings[] = {"Nous apportons : ", "Ce que nous savons faire : ", "Nous pouvons partager : ", "Offre : "};
constexpr std::string_view kSeekOpenings[] = {"Nous cherchons : ", "Il nous manque : ", "Nous aurions besoin de partenaires pour : ", "Recherche : "};

// clang-format on

}  // namespace

std::span<const ThemeRow> themes() { return kThemes; }
std::span<const NameRow> names() { return kNames; }
Texts town_heads() { return kTownHeads; }
Texts town_tails() { return kTownTails; }
Texts foreign_heads() { return kForeignHeads; }
Texts foreign_tails() { return kForeignTails; }
Texts name_words() { return kWords; }
Texts opening_sentences(bool of_a_collectivity) { return of_a_collectivity ? Texts(kCollectivityOpenings) : Texts(kOpenings); }
Texts place_sentences() { return kPlaceSentences; }
Texts background_sentences(bool of_a_collectivity) { return of_a_collectivity ? Texts(kCollectivityBackgrounds) : Texts(kBackgrounds); }
Texts project_sentences() { return kProjectSentences; }
Texts twinning_sentences() { return kTwinningSentences; }
Texts offer_openings() { return kOfferOpenings; }
Texts seek_openings() { return kSeekOpenings; }

}  // namespace binome::synthetic
