// The snippet of the page about asynchronous programs, in a program that has what it takes for granted.
def page = new File(basedir, '../../../../docs/asynchronous.md').getText('UTF-8')
def snippet = (page =~ /(?ms)^```kotlin\n(.*?)^```$/)[0][1]
def program = new File(basedir, 'src/main/kotlin/Films.kt')

program.parentFile.mkdirs()
program.setText("""
import io.github.movietable.AsyncMovieTable
import io.github.movietable.local.LocalDynamoDb
import io.github.movietable.model.Movie
import kotlinx.coroutines.future.await
import kotlinx.coroutines.jdk9.asFlow
import kotlinx.coroutines.runBlocking

fun main() = runBlocking {
    LocalDynamoDb.inMemory().use { local ->
        val movies = AsyncMovieTable.named("Movies", local.asyncClient())
        movies.create().await()
        movies.put(Movie.of(1985, "Brazil")).await()
        movies.put(Movie.of(1955, "Marty")).await()
${snippet}
        check(brazil.title() == "Brazil")
    }
}
""", 'UTF-8')
