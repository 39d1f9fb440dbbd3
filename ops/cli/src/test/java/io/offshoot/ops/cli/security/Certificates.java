package io.offshoot.ops.cli.security;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/**
 * A self-signed certificate for this machine's loopback address, made by the JDK's keytool.
 *
 * @param keystore the key and its certificate
 * @param truststore the certificate alone
 */
record Certificates(Path keystore, Path truststore) {
    static final String PASSWORD = "marked-secret-keystore";

    private static final String ALIAS = "loopback";

    static Certificates in(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path keystore = folder.resolve("keystore.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String[] command = {
            keytool,
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            "2",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=ip:127.0.0.1,dns:localhost",
            "-storetype",
            "PKCS12",
            "-keystore",
            keystore.toString(),
            "-storepass",
            PASSWORD
        };
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool made no key");
        }
        return new Certificates(keystore, truststore(keystore, folder.resolve("truststore.p12")));
    }

    private static Path truststore(Path keystore, Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
