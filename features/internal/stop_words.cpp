#include "features/internal/stop_words.hpp"

#include <cstddef>
#include <unordered_map>

namespace binome {
namespace {

// Our own lists. Words of one or two letters are no concepts anyway: they are here because they tell the language. A word
// of both lists tells nothing of it. Left out on purpose, as they are of the field in one language: « don », « mine ».
constexpr std::string_view kFrench =
    "l d qu j n le la les un une des du de au aux ce cet cette ces ça cela ceci celui celle ceux celles ci là je me te tu "
    "il elle nous vous ils elles moi toi lui leur leurs eux soi se sa ses mon ma mes ton ta tes son notre nos votre vos "
    "qui que quoi dont où quel quelle quels quelles lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel "
    "desquels desquelles et ou mais donc ni car si sinon puisque puisqu lorsque lorsqu quand comme comment pourquoi parce "
    "afin ainsi alors aussi autant aussitôt jusque jusqu quoique quoiqu quelque quelques quelqu presqu chaque chacun chacune "
    "plusieurs certains certaines tel telle tels telles tout toute tous toutes autre autres même mêmes meme memes aucun "
    "aucune nul nulle rien à en y dans par pour pourtant sur sous vers chez entre parmi avec sans selon depuis dès pendant "
    "durant avant après apres contre malgré sauf hors envers près loin autour travers lors outre hormis suivant via ne pas "
    "plus moins très tres trop peu beaucoup assez bien mal mieux surtout notamment également egalement encore toujours "
    "jamais souvent parfois déjà deja bientôt enfin ensuite puis ici ailleurs partout dedans dehors désormais aujourd hui "
    "hier demain maintenant cependant néanmoins toutefois environ presque seulement uniquement voire plutôt tant tandis "
    "tôt tard suis es est sommes êtes sont étais était étions étaient fus fut furent sera serons seront serait seraient "
    "soit soient sois fût être etre étant été étée étés ai as avons avez ont avais avait avions avaient aura auront aurait "
    "auraient ait aient avoir ayant eu eue eus fais fait font faire faisait faisant fera feront faite faites faits peut "
    "peuvent pouvoir pouvait pourra pourront pourrait pourraient pu doit doivent devoir devra devront devrait devraient dû "
    "va vont aller allait veut veulent vouloir voulons souhaite souhaitent souhaitons vise visent visant viser permet "
    "permettent permettre permettant permis mettre met mettent mise mises mis prend prendre vient viennent venir tient "
    "tenir dit dire voir vu vue faut falloir deux trois quatre cinq six sept huit neuf dix cent mille premier première "
    "premiers premières second seconde deuxième troisième dernier dernière derniers dernières an ans année années mois "
    "semaine semaines jour jours janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "lundi mardi mercredi jeudi vendredi samedi dimanche etc cf grâce grace cadre cours partir niveau terme termes fois "
    "part parts ème ayons ayez soyons soyez serez serai aurai aurez aurons serions étiez aviez elles-mêmes quant ladite "
    "ledit lesdits lesdites chose choses façon manière sorte ensemble différents différentes divers diverses nouveau "
    "nouvelle nouveaux nouvelles grand grande grands grandes petit petite petits petites bon bonne bons bonnes propre "
    "propres";
constexpr std::string_view kEnglish =
    "the a an and or of to in into on onto at by for from with without within upon about above below under over between "
    "among amongst through throughout during before after since until till while although though because unless whether if "
    "then than so such as is are was were be been being am do does did done doing doesn didn isn aren wasn weren has have "
    "had having hasn haven hadn can could couldn shall should shouldn will would wouldn may might must cannot ought i you "
    "he she it we they me him her us them my your his its our their yours hers ours theirs myself yourself himself herself "
    "itself ourselves yourselves themselves this that these those which who whom whose what when where why how all any "
    "both each either every few many more most much neither no none nor not only other others another own same several "
    "some something someone anyone anything everyone everything nothing nobody else too very just also even still yet "
    "already always often never sometimes again further once here there thus therefore hence however moreover furthermore "
    "nevertheless otherwise rather quite almost well less least up down out off away back along across against around "
    "behind beside besides beyond near toward towards per via according due including include includes included regarding "
    "based related one two three four five six seven eight nine ten first second third last new next make makes made "
    "making take takes taken get gets got give given gives go goes going come comes let say says said see seen use used "
    "using aim aims aimed aiming order ensure ensuring provide provides provided providing help helps helping part year "
    "years month months week weeks day days january february march april june july august september october november "
    "december monday tuesday wednesday thursday friday saturday sunday like able various different particular particularly "
    "especially mainly notably namely eg ie etc www http https com org html";

// Of either language: words of the trade, and those that say what kind of actor one is, which its kind says better. In a
// small directory they are not frequent enough to weigh nothing.
constexpr std::string_view kTrade =
    "association associations associatif associative associatifs associatives coopération coopérations cooperation cooperations "
    "international internationale internationaux internationales partenaire partenaires partenariat partenariats partner partners "
    "partnership partnerships projet projets project projects programme programmes program programs action actions activité "
    "activités activity activities acteur acteurs actrice actrices actor actors organisation organisations organization "
    "organizations structure structures objectif objectifs objective objectives "
    "ville villes city cities town towns commune communes municipalité municipalités municipality municipalities département "
    "départements region regions région régions métropole comité comités committee committees jumelage jumelages twinning "
    "twinnings ministère ministères ministry ministries fondation fondations foundation foundations agence agences agency "
    "agencies";

template <typename Use>
void each_word(std::string_view list, Use use) {
  while (!list.empty()) {
    const std::size_t end = list.find(' ') == std::string_view::npos ? list.size() : list.find(' ');
    use(list.substr(0, end));
    list.remove_prefix(end == list.size() ? end : end + 1);
  }
}

std::unordered_map<std::string_view, StopWord> make_table() {
  std::unordered_map<std::string_view, StopWord> table;
  each_word(kFrench, [&](std::string_view word) { table[word].french = true; });
  each_word(kEnglish, [&](std::string_view word) { table[word].english = true; });
  each_word(kTrade, [&](std::string_view word) { table[word] = {true, true}; });
  return table;
}

}  // namespace

StopWord find_stop_word(std::string_view lower) {
  static const std::unordered_map<std::string_view, StopWord> kTable = make_table();
  const auto found = kTable.find(lower);
  return found == kTable.end() ? StopWord{} : found->second;
}

}  // namespace binome
