// A stranger's first hour: the pom of the page for beginners, with the block of the README, and the README's program and test.
def root = new File(basedir, '../../../..').canonicalFile
def fresh = new File(basedir, 'fresh')

def blocks = { String page, String language ->
    (new File(root, page).getText('UTF-8') =~ /(?ms)^```${language}\n(.*?)^```$/).collect { it[1] }
}
def write = { String name, String text ->
    def file = new File(fresh, name)
    file.parentFile.mkdirs()
    file.setText(text, 'UTF-8')
}
def squeezed = { String text -> text.replaceAll(/\s+/, '') }

def readme = 'README.md'
def pom = blocks('docs/first-project.md', 'xml')[0]
assert squeezed(pom).contains(squeezed(blocks(readme, 'xml')[0])) : 'the pom has not the dependencies of the README'
write('pom.xml', pom)
write('src/main/java/FirstMovies.java', blocks(readme, 'java').find { it.contains('class FirstMovies ') })
write('src/test/java/FirstMoviesTest.java', blocks(readme, 'java').find { it.contains('class FirstMoviesTest ') })
