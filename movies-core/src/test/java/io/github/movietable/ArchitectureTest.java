package io.github.movietable;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.movietable.expression.Rendering;
import io.github.movietable.internal.call.Ticker;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The rules between packages, as the documentation states them. */
@AnalyzeClasses(packages = "io.github.movietable", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.movietable";
    private static final String LOCAL = ROOT + ".local";

    /** Each package may use the packages after it. */
    private static final List<String> ORDER = List.of(
            ROOT + ".examples",
            ROOT,
            ROOT + ".load",
            ROOT + ".internal.read",
            ROOT + ".internal.write",
            ROOT + ".internal.batch",
            ROOT + ".internal.call",
            ROOT + ".model",
            ROOT + ".expression",
            ROOT + ".internal.json",
            ROOT + ".internal.document");

    /** The packages that users see. */
    private static final String[] EXPORTED = {ROOT, ROOT + ".load", ROOT + ".model", ROOT + ".expression", LOCAL};

    @ArchTest
    static final ArchRule everyPackageHasItsPlace = classes()
            .should()
            .resideInAnyPackage(Stream.concat(ORDER.stream(), Stream.of(LOCAL)).toArray(String[]::new))
            .allowEmptyShould(true);

    @ArchTest
    static void packagesUseOnlyThePackagesAfterThem(JavaClasses all) {
        for (int i = 1; i < ORDER.size(); i++) {
            noClasses()
                    .that()
                    .resideInAPackage(ORDER.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ORDER.subList(0, i).toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule readWriteAndBatchDoNotKnowEachOther = slices().matching(ROOT + ".internal.(read|write|batch)")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    /** The logic of operations only says what to do next; internal.call decides on which thread and when it is done. */
    @ArchTest
    static final ArchRule onlyCallsWait = noClasses()
            .that()
            .resideInAPackage(ROOT + ".internal..")
            .and()
            .resideOutsideOfPackage(ROOT + ".internal.call")
            .should()
            .dependOnClassesThat(assignableTo(DynamoDbClient.class)
                    .or(assignableTo(DynamoDbAsyncClient.class))
                    .or(assignableTo(Executor.class))
                    .or(assignableTo(Future.class))
                    .or(assignableTo(Lock.class))
                    .or(assignableTo(Queue.class).and(resideInAPackage("java.util.concurrent"))))
            .orShould()
            .callMethodWhere(target(owner(assignableTo(Ticker.class))).and(target(nameMatching("pause|await|after"))))
            .orShould()
            .callMethodWhere(target(owner(assignableTo(Thread.class))).and(target(nameMatching("sleep|join|start"))))
            .orShould()
            .callMethodWhere(target(nameMatching("park|parkNanos|wait")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule usersNeedNoTypeOfOurs = codeUnits()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(EXPORTED)
            .and()
            .areDeclaredInClassesThat()
            .doNotBelongToAnyOf(Rendering.class)
            .should(new NotShowAnInternalType())
            .allowEmptyShould(true);

    /** Every public type of an exported package is for users, except Rendering. */
    @ArchTest
    static void usersMeetEveryPublicType(JavaClasses all) {
        Set<JavaClass> met = UsersView.of(all);

        assertThat(publicTypes(all)).isNotEmpty().allMatch(type -> met.contains(type) || isDoorToRendering(type));
    }

    @ArchTest
    static void usersMeetNoTypeOfOurs(JavaClasses all) {
        assertThat(UsersView.of(all)).isNotEmpty().noneMatch(ArchitectureTest::isInternal);
    }

    /** Few enough for a reader to learn: a type for a rare case is nested in the type to which it belongs. */
    @ArchTest
    static void publicTypesAreFew(JavaClasses all) {
        assertThat(publicTypes(all)).hasSizeLessThanOrEqualTo(75);
    }

    private static List<JavaClass> publicTypes(JavaClasses all) {
        return all.stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> List.of(EXPORTED).contains(type.getPackageName()))
                .toList();
    }

    private static boolean isDoorToRendering(JavaClass type) {
        return type.isEquivalentTo(Rendering.class);
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().startsWith(ROOT + ".internal");
    }

    /** The package local gives tables to users' tests, made as a user would make them, and edits HTTP bodies. */
    @ArchTest
    static final ArchRule localUsesWhatUsersUse = noClasses()
            .that()
            .resideInAPackage(LOCAL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ORDER.stream()
                    .filter(name -> name.contains(".internal") || name.endsWith(".examples"))
                    .filter(name -> !name.endsWith(".internal.json"))
                    .toArray(String[]::new))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theLibraryDoesNotUseLocal = noClasses()
            .that()
            .resideOutsideOfPackages(LOCAL, ROOT + ".examples")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LOCAL)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyLocalKnowsWhatDynamoDbLocalIsMadeOf = noClasses()
            .that()
            .resideOutsideOfPackage(LOCAL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.amazonaws..", "com.almworks..", "org.eclipse.jetty..", "org.apache.logging.log4j..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyFormatsUseJackson = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".load", ROOT + ".internal.json")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..")
            .allowEmptyShould(true);

    /** Frameworks may bring either Jackson: both know the annotations. */
    @ArchTest
    static final ArchRule onlyMovieAndKeyAreAnnotatedForFrameworks = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".model.Movie")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".model.MovieKey")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.annotation..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule oneClassHoldsTheClient = fields().that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage(LOCAL)
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage(ROOT + ".internal.call")
            .should(new NotHoldAClient())
            .allowEmptyShould(true);

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses all) {
        assertThat(all.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allMatch(ArchitectureTest::isNullMarked);
    }

    private static boolean isNullMarked(JavaPackage named) {
        return named.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }

    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    private static final class NotShowAnInternalType extends ArchCondition<JavaCodeUnit> {
        NotShowAnInternalType() {
            super("not show a type of a package that is not exported");
        }

        @Override
        public void check(JavaCodeUnit method, ConditionEvents events) {
            if (isHidden(method.getOwner())) {
                return;
            }
            method.getAllInvolvedRawTypes().stream()
                    .filter(ArchitectureTest::isInternal)
                    .forEach(type ->
                            events.add(violated(method, method.getFullName() + " shows " + type.getSimpleName())));
        }
    }

    /** A type is public only if all types around it are public too. */
    private static boolean isHidden(JavaClass type) {
        return !type.getModifiers().contains(JavaModifier.PUBLIC)
                || type.getEnclosingClass().map(ArchitectureTest::isHidden).orElse(false);
    }

    private static final class NotHoldAClient extends ArchCondition<JavaField> {
        NotHoldAClient() {
            super("not hold a client of DynamoDB");
        }

        @Override
        public void check(JavaField field, ConditionEvents events) {
            field.getAllInvolvedRawTypes().stream()
                    .filter(type -> type.getName().matches(".*\\.dynamodb\\.DynamoDb(Async)?Client"))
                    .forEach(type ->
                            events.add(violated(field, field.getDescription() + " holds a " + type.getSimpleName())));
        }
    }
}
