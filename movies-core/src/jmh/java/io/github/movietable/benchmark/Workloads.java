package io.github.movietable.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** All workloads by their names; each is made when it is asked for. */
final class Workloads {
    /** The workloads of the README's chart. */
    static final Set<String> FIRST_LOOK =
            Set.of("put", "put-if-absent", "get", "update", "delete-if", "query", "page-all", "load-one-thread");

    private static final Map<String, Supplier<Workload>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("put-built", PutWorkloads::built);
        ALL.put("put", PutWorkloads::movieAtHand);
        ALL.put("put-at-hand", PutWorkloads::allAtHand);
        ALL.put("put-if-absent", PutWorkloads::ifAbsent);
        ALL.put("get", QueryWorkloads::get);
        ALL.put("update", ChangeWorkloads::update);
        ALL.put("increment", ChangeWorkloads::increment);
        ALL.put("delete-if", ChangeWorkloads::deleteIf);
        ALL.put("query", QueryWorkloads::tenMovies);
        ALL.put("count", QueryWorkloads::count);
        ALL.put("page", PageWorkloads::threeFields);
        ALL.put("page-all", PageWorkloads::allFields);
        ALL.put("load-one-thread", LoadWorkloads::oneThread);
        ALL.put("load", LoadWorkloads::asItComes);
        ALL.put("load-10ms", LoadWorkloads::tenMillis);
        ALL.put("export", ExportWorkload::export);
    }

    private Workloads() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    static Workload named(String name) {
        Supplier<Workload> workload = ALL.get(name);
        if (workload == null) {
            throw new IllegalArgumentException("no workload " + name + "; there are " + names());
        }
        return workload.get();
    }
}
