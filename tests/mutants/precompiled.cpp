// The headers of others that all tests share, see CMakeLists.txt.
