package io.offshoot.ops.cli.security;

import io.offshoot.ops.broker.BrokerSettings;
import io.offshoot.ops.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * A real broker that takes logins over TLS only (SCRAM-SHA-512, OAUTHBEARER, and PLAIN for its administrator, since the
 * first SCRAM user has to be made by somebody) and denies what no ACL allows. Its controller has a listener of its own,
 * where it alone comes, without a name.
 */
final class SecureBroker implements AutoCloseable {
    private static final String ADMIN_LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"admin\" password=\"marked-secret-admin\"";

    private final EmbeddedBroker broker;
    private final Certificates certificates;
    private final Admin admin;

    private SecureBroker(EmbeddedBroker broker, Certificates certificates) {
        this.broker = broker;
        this.certificates = certificates;
        this.admin = Admin.create(new HashMap<>(adminProperties()));
    }

    static SecureBroker start(Path folder) throws Exception {
        Certificates certificates = Certificates.in(folder);
        EmbeddedBroker broker = EmbeddedBroker.start(
                BrokerSettings.in(folder.resolve("broker")).withOverrides(brokerProperties(certificates)));
        return new SecureBroker(broker, certificates);
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The administrator's client, which may do everything. */
    Admin admin() {
        return admin;
    }

    /** Client properties of the administrator. */
    Map<String, String> adminProperties() {
        Map<String, String> properties = new HashMap<>(tls());
        properties.put("sasl.mechanism", "PLAIN");
        properties.put("sasl.jaas.config", ADMIN_LOGIN + ";");
        return properties;
    }

    /** Client properties of a user who logs in by SCRAM. */
    Map<String, String> scramProperties(String user, String password) {
        Map<String, String> properties = new HashMap<>(tls());
        properties.put("sasl.mechanism", "SCRAM-SHA-512");
        properties.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                        + password + "\";");
        return properties;
    }

    /** Client properties of one who comes with a token, here an unsigned one that the client makes itself. */
    Map<String, String> tokenProperties(String user) {
        Map<String, String> properties = new HashMap<>(tls());
        properties.put("sasl.mechanism", "OAUTHBEARER");
        properties.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub=\""
                        + user + "\";");
        return properties;
    }

    void addUser(String user, String password) throws Exception {
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                .all()
                .get();
    }

    /** Deletes the topics whose names begin like this; returns when the broker knows. */
    void deleteTopics(String beginning) throws Exception {
        List<String> names = topics(beginning);
        admin.deleteTopics(names).all().get();
        while (!topics(beginning).isEmpty()) {
            Moment.pass();
        }
    }

    private List<String> topics(String beginning) throws Exception {
        return admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(beginning))
                .toList();
    }

    /** All ACLs. */
    Collection<AclBinding> acls() throws Exception {
        return admin.describeAcls(AclBindingFilter.ANY).values().get();
    }

    /** Takes an ACL away; returns when the broker knows. */
    void take(AclBinding acl) throws Exception {
        admin.deleteAcls(List.of(acl.toFilter())).all().get();
        await(acls -> !acls.contains(acl));
    }

    /** Gives an ACL; returns when the broker knows. */
    void give(AclBinding acl) throws Exception {
        admin.createAcls(List.of(acl)).all().get();
        await(acls -> acls.contains(acl));
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }

    private void await(Predicate<Collection<AclBinding>> known) throws Exception {
        while (!known.test(acls())) {
            Moment.pass();
        }
    }

    private Map<String, String> tls() {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "ssl.truststore.location",
                certificates.truststore().toString(),
                "ssl.truststore.password",
                Certificates.PASSWORD);
    }

    private static Map<String, String> brokerProperties(Certificates certificates) {
        Map<String, String> properties = new HashMap<>();
        properties.put("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT");
        properties.put("sasl.enabled.mechanisms", "SCRAM-SHA-512,PLAIN,OAUTHBEARER");
        properties.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        properties.put(
                "listener.name.clients.plain.sasl.jaas.config", ADMIN_LOGIN + " user_admin=\"marked-secret-admin\";");
        properties.put(
                "listener.name.clients.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        properties.put(
                "listener.name.clients.oauthbearer.sasl.jaas.config",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
        properties.put("ssl.keystore.location", certificates.keystore().toString());
        properties.put("ssl.keystore.password", Certificates.PASSWORD);
        properties.put("ssl.key.password", Certificates.PASSWORD);
        properties.put("ssl.truststore.location", certificates.truststore().toString());
        properties.put("ssl.truststore.password", Certificates.PASSWORD);
        properties.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.put("allow.everyone.if.no.acl.found", "false");
        properties.put("super.users", "User:admin;User:ANONYMOUS");
        return properties;
    }
}
