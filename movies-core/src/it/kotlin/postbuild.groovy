def printed = new File(basedir, 'build.log').readLines('UTF-8').contains('Marty')
assert printed : 'the publisher gave no movie'
