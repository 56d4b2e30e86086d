def said = new File(basedir, 'build.log').getText('UTF-8')
def program = new File(basedir, 'fresh/src/main/java/FirstMovies.java').getText('UTF-8')
def promised = (program =~ /println\(.*\); \/\/ (.*)/).collect { it[1] }

assert promised.size() == 2
promised.each { line ->
    def printed = said.contains(line)
    assert printed : "the program did not print ${line}"
}
def passed = said.contains('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')
assert passed : 'the test of the README did not pass'
