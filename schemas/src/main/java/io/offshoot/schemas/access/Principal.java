package io.offshoot.schemas.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;

/**
 * Who a client is to the brokers, as far as its own settings tell: the user name of a SCRAM or PLAIN login. Certificates
 * and tokens are mapped to names by the brokers.
 *
 * @param user the name; empty when only the brokers know it
 */
public record Principal(Optional<String> user) {
    /** Known to the brokers only. */
    public static final Principal UNKNOWN = new Principal(Optional.empty());

    private static final Pattern USER_NAME =
            Pattern.compile("\\busername\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s;]+))");

    /** The principal of a client with these properties; what they take from config providers is looked up. */
    public static Principal of(Map<String, ?> clientProperties) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.putIfAbsent(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        try {
            Password login = new AdminClientConfig(properties).getPassword(SaslConfigs.SASL_JAAS_CONFIG);
            return login == null ? UNKNOWN : new Principal(userName(login.value()));
        } catch (ConfigException e) {
            // the client itself refuses them, with a sentence of its own
            return UNKNOWN;
        }
    }

    /** As kafka-acls.sh names it, or as words where it is not known. */
    String words() {
        return user.map(name -> "User:" + name).orElse("this program's principal");
    }

    private static Optional<String> userName(String login) {
        Matcher matcher = USER_NAME.matcher(login);
        return matcher.find()
                ? Optional.ofNullable(matcher.group(1))
                        .or(() -> Optional.ofNullable(matcher.group(2)))
                        .or(() -> Optional.ofNullable(matcher.group(3)))
                : Optional.empty();
    }
}
