package dev.drydock.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.rest.bench.Contract;
import dev.drydock.rest.bench.Contract.Operation;
import dev.drydock.rest.bench.RestBench;
import io.vertx.core.Vertx;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes are those of the contract, and no others. */
class ContractTest {
    @TempDir
    Path folder;

    /** The operations with one address for each word that can stand in it. */
    private static Stream<Operation> spelledOut(Operation operation) {
        return operation.path().contains("{verb}")
                ? Contract.verbs().stream()
                        .map(verb -> new Operation(
                                operation.method(), operation.path().replace("{verb}", verb)))
                : Stream.of(operation);
    }

    private static List<Operation> offered() {
        return Contract.operations().stream().flatMap(ContractTest::spelledOut).toList();
    }

    @Test
    void every_route_is_in_the_contract_and_every_entry_has_a_route() {
        Vertx vertx = Vertx.vertx();
        try (RestBench bench = new RestBench(folder)) {
            Set<Operation> routes = RestServer.routes(vertx, bench.desk).router().getRoutes().stream()
                    .flatMap(route -> route.methods().stream()
                            .filter(method -> !method.name().equals("HEAD"))
                            .map(method ->
                                    new Operation(method.name(), route.getPath().replaceAll(":([a-z]+)", "{$1}"))))
                    .collect(Collectors.toSet());

            assertThat(routes).containsExactlyInAnyOrderElementsOf(offered());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void every_address_of_the_contract_answers() {
        try (RestBench bench = new RestBench(folder).start()) {
            assertThat(offered()).hasSizeGreaterThan(30).allSatisfy(operation -> {
                String address = operation.path().replaceAll("\\{[^}]+}", "some");
                String body = bench.caller("anna")
                        .call(operation.method(), address, BodyPublishers.ofString("{}"))
                        .body();
                assertThat(body).doesNotContain("\"no-such-address\"", "\"wrong-method\"", "\"failed\"");
            });
        }
    }

    @Test
    void the_contract_is_served_word_for_word() {
        try (RestBench bench = new RestBench(folder).start()) {
            assertThat(bench.caller("anna").get("/api/v1/openapi.yaml").body()).isEqualTo(RestServer.contract());
        }
    }
}
