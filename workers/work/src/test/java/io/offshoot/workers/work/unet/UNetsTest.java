package io.offshoot.workers.work.unet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.offshoot.workers.work.WorkCancelledException;
import io.offshoot.workers.work.WorkFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is a word here: "own", or the name of its UNet's folder. */
class UNetsTest {
    @TempDir
    Path parent;

    private final List<String> log = new ArrayList<>();
    private Path folder;
    private UNets<String> unets;

    @BeforeEach
    void addUNets() throws IOException {
        folder = Files.createDirectory(parent.resolve("unets"));
        for (String name : List.of("a", "b", "c", "unfit")) {
            Files.createDirectory(folder.resolve(name));
        }
        unets = new UNets<>("own", UNetSettings.in(folder), this::load, model -> log.add("unload " + model));
    }

    @Test
    void aRequestThatNamesNoneGetsTheModelsOwn() throws WorkFailedException {
        assertThat(use(null)).isEqualTo("own");
        assertThat(log).isEmpty();
    }

    @Test
    void loadsAUNetOnceForManyRequests() throws WorkFailedException {
        assertThat(use("a")).isEqualTo("a");
        assertThat(use("a")).isEqualTo("a");
        assertThat(log).containsExactly("load a");
    }

    @Test
    void theOneAskedForLongestAgoMakesRoom() throws WorkFailedException {
        use("a");
        use("b");
        use("a");
        use("c");
        assertThat(log).containsExactly("load a", "load b", "unload b", "load c");
    }

    @Test
    void theOneInUseStaysLoaded() throws WorkFailedException {
        try (Lease<String> lease = unets.lease("a", () -> false)) {
            use("b");
            use("c");
            assertThat(lease.model()).isEqualTo("a");
        }
        assertThat(log).doesNotContain("unload a").contains("unload b");
    }

    @Test
    void waitsUntilOneIsFreeWhenAllAreInUse() throws Exception {
        Lease<String> first = unets.lease("a", () -> false);
        try (Lease<String> second = unets.lease("b", () -> false)) {
            CompletableFuture<String> third = CompletableFuture.supplyAsync(() -> quietly("c", new CountDownLatch(1)));
            first.close();
            assertThat(third.get(10, TimeUnit.SECONDS)).isEqualTo("c");
            assertThat(second.model()).isEqualTo("b");
        }
        assertThat(log).containsExactly("load a", "load b", "unload a", "load c");
    }

    @Test
    void aCancelledRequestWaitsForNoUNet() throws Exception {
        Lease<String> first = unets.lease("a", () -> false);
        Lease<String> second = unets.lease("b", () -> false);

        assertThatExceptionOfType(WorkCancelledException.class)
                .isThrownBy(() -> unets.lease("c", () -> true))
                .withMessageContaining("UNet c");
        first.close();
        second.close();
        assertThat(use("c")).isEqualTo("c");
    }

    @Test
    void whoeverWaitsLongestComesFirst() throws Exception {
        Lease<String> first = unets.lease("a", () -> false);
        try (Lease<String> second = unets.lease("b", () -> false)) {
            CountDownLatch waits = new CountDownLatch(1);
            CompletableFuture<String> third = CompletableFuture.supplyAsync(() -> quietly("c", waits));
            waits.await();
            CompletableFuture<String> late = CompletableFuture.supplyAsync(() -> quietly("b", new CountDownLatch(1)));
            first.close();

            assertThat(third.get(10, TimeUnit.SECONDS)).isEqualTo("c");
            assertThat(late.get(10, TimeUnit.SECONDS)).isEqualTo("b");
            assertThat(second.model()).isEqualTo("b");
        }
    }

    @Test
    void findsAUNetThatIsAddedLater() throws Exception {
        Files.createDirectory(folder.resolve("later"));
        assertThat(use("later")).isEqualTo("later");
    }

    @Test
    void closingUnloadsAllButTheModelsOwn() throws WorkFailedException {
        use("a");
        use("b");
        unets.close();
        assertThat(log).containsExactly("load a", "load b", "unload a", "unload b");
    }

    @Test
    void anUnknownNameIsRefusedWithTheNamesThereAre() {
        assertRefused("wheat", "unknown-unet", "no UNet wheat in " + folder + ", only a, b, c, unfit");
    }

    @Test
    void aWorkerWithoutOtherUNetsSaysHowToGiveIt() {
        unets = UNets.only("own");
        assertRefused("a", "unknown-unet", "--unets DIR");
    }

    @Test
    void aUNetThatDoesNotFitIsRefusedWithTheFault() {
        assertRefused("unfit", "unfit-unet", "UNet unfit does not fit the model: cross_attention_dim must be 768");
    }

    @Test
    void aPathIsRefusedEvenWhereItLeadsToAFolder() throws IOException {
        Files.createDirectory(parent.resolve("outside"));
        assertRefused("../outside", "bad-unet-name", "not a path");
        assertRefused(parent.resolve("outside").toString(), "bad-unet-name", "not a path");
    }

    private void assertRefused(String name, String reason, String words) {
        assertThatExceptionOfType(WorkFailedException.class)
                .isThrownBy(() -> use(name))
                .withMessageContaining(words)
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
        assertThat(log).isEmpty();
    }

    private String use(@Nullable String name) throws WorkFailedException {
        try (Lease<String> lease = unets.lease(name, () -> false)) {
            return lease.model();
        }
    }

    /** @param waits counted down while it waits */
    private String quietly(String name, CountDownLatch waits) {
        try (Lease<String> lease = unets.lease(name, () -> {
            waits.countDown();
            return false;
        })) {
            return lease.model();
        } catch (WorkFailedException e) {
            throw new AssertionError(e);
        }
    }

    private String load(Path path) throws IOException {
        String name = path.getFileName().toString();
        if (name.equals("unfit")) {
            throw new IOException("cross_attention_dim must be 768");
        }
        log.add("load " + name);
        return name;
    }
}
