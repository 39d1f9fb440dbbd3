package io.offshoot.workers.fetcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The same against moto's S3 server; on request: {@code -Doffshoot.moto=PYTHON}, a Python that has {@code moto[server]}. */
class MotoTest extends PhotoStoreContractTest {

    private static Process moto;
    private static S3Client client;
    private static PhotoStores stores;

    @BeforeAll
    static void start() throws IOException {
        String python = System.getProperty("offshoot.moto", "");
        assumeTrue(!python.isEmpty(), "on request only: -Doffshoot.moto=PYTHON with moto[server]");
        AwsIdentity.ofATest();
        moto = new ProcessBuilder(List.of(python, "-u", "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"))
                .redirectErrorStream(true)
                .start();
        URI endpoint = endpoint(moto.inputReader(StandardCharsets.UTF_8));
        client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        client.createBucket(request -> request.bucket("photos"));
        client.createBucket(request -> request.bucket("secrets"));
        stores = BucketStoreTest.stores(endpoint);
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.destroy();
        }
    }

    @Override
    URI put(String name, byte[] bytes) {
        client.putObject(request -> request.bucket("photos").key(name), RequestBody.fromBytes(bytes));
        return URI.create("s3://photos/" + name.replace(" ", "%20"));
    }

    @Override
    URI missing() {
        return URI.create("s3://photos/missing.jpg");
    }

    @Override
    URI elsewhere() {
        return URI.create("s3://secrets/leaf.jpg");
    }

    @Override
    PhotoStores stores() {
        return stores;
    }

    /** The address that moto prints once it listens. */
    private static URI endpoint(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            int start = line.indexOf("http://");
            if (start >= 0) {
                return URI.create(line.substring(start).trim());
            }
        }
        throw new AssertionError("moto ended before it listened; does this Python have moto[server]?");
    }
}
