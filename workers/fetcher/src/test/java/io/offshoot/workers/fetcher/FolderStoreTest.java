package io.offshoot.workers.fetcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends PhotoStoreContractTest {

    @TempDir
    Path folder;

    private Path allowed;
    private PhotoStores stores;

    @BeforeEach
    void open() throws IOException {
        allowed = Files.createDirectories(folder.resolve("allowed"));
        AllowedPlaces places = new AllowedPlaces(List.of(allowed), List.of(), List.of());
        stores = PhotoStores.of(new ReferenceSettings(places, BucketSettings.AMAZON), FetchLimits.ofBytes(LIMIT));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void refusesALinkThatLeadsOutside() throws Exception {
        Path secret = Files.write(folder.resolve("secret"), bytes(3));
        Path link = Files.createSymbolicLink(allowed.resolve("photo.jpg"), secret);

        assertThat(refusal(reference(link.toUri(), bytes(3))).reason()).isEqualTo("reference-not-allowed");
    }

    @Test
    void followsALinkThatStaysInside() throws Exception {
        put("photo.jpg", bytes(3));
        Path link = Files.createSymbolicLink(allowed.resolve("link.jpg"), allowed.resolve("photo.jpg"));

        assertThat(stores.read(reference(link.toUri(), bytes(3)))).hasSize(3);
    }

    @Test
    void refusesDotsThatLeadOutsideEvenWhenEncoded() throws Exception {
        Files.write(folder.resolve("secret"), bytes(3));

        assertThat(List.of("/../secret", "/%2e%2e/secret"))
                .allSatisfy(way -> assertThat(refusal(reference("file://" + allowed + way, bytes(3)))
                                .reason())
                        .isEqualTo("bad-reference"));
    }

    @Test
    void refusesAFolderAndAnotherHost() {
        assertThat(refusal(reference(allowed.toUri(), bytes(1))).reason()).isEqualTo("bad-reference");
        assertThat(refusal(reference("file://host" + allowed + "/a.jpg", bytes(1)))
                        .reason())
                .isEqualTo("bad-reference");
    }

    @Test
    void tellsNothingOfFilesOutside() {
        assertThat(refusal(reference("file:///no/such/file", bytes(1))).reason())
                .isEqualTo("reference-not-allowed");
    }

    @Test
    void refusesWhatIsNoAddressOrOfAnotherKind() {
        assertThat(List.of("no address", "ftp://host/a.jpg", "http://host/a.jpg", "a.jpg"))
                .allSatisfy(address -> assertThat(
                                refusal(reference(address, bytes(1))).reason())
                        .isEqualTo("bad-reference"));
    }

    @Override
    URI put(String name, byte[] bytes) throws IOException {
        Path file = allowed.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes).toUri();
    }

    @Override
    URI missing() {
        return allowed.resolve("missing.jpg").toUri();
    }

    @Override
    URI elsewhere() throws IOException {
        return Files.write(folder.resolve("outside.jpg"), bytes(1)).toUri();
    }

    @Override
    PhotoStores stores() {
        return stores;
    }
}
