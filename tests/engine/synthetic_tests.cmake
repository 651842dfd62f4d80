# The synthetic directory and the barometer; included by CMakeLists.txt here.
add_executable(binome_synthetic_tests
  barometer_test.cpp
  synthetic_directory_test.cpp
)
target_link_libraries(binome_synthetic_tests PRIVATE binome_test_support)
# The tests of the commands run the program.
add_dependencies(binome_synthetic_tests binome)
gtest_discover_tests(binome_synthetic_tests DISCOVERY_TIMEOUT 60)
