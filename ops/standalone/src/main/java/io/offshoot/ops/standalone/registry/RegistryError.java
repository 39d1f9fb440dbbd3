package io.offshoot.ops.standalone.registry;

/** An answer other than yes, with Confluent's error codes; the first three digits are the HTTP status. */
final class RegistryError extends RuntimeException {

    private final int code;

    private RegistryError(int code, String message) {
        super(message);
        this.code = code;
    }

    static RegistryError noSubject(String subject) {
        return new RegistryError(40401, "Subject '" + subject + "' not found.");
    }

    static RegistryError noVersion(String version) {
        return new RegistryError(40402, "Version " + version + " not found.");
    }

    static RegistryError noSchema(String which) {
        return new RegistryError(40403, which + " not found.");
    }

    static RegistryError noLevel(String subject) {
        return new RegistryError(
                40408, "Subject '" + subject + "' does not have subject-level compatibility configured.");
    }

    static RegistryError badRequest(String message) {
        return new RegistryError(400, message);
    }

    static RegistryError badSchema(String message) {
        return new RegistryError(42201, message);
    }

    static RegistryError badVersion(String version) {
        return new RegistryError(
                42202,
                "The specified version '" + version
                        + "' is not a valid version id. Allowed values are from 1 to 2147483647 and the string"
                        + " \"latest\".");
    }

    static RegistryError badLevel(String level) {
        return new RegistryError(42203, "Invalid compatibility level \"" + level + "\".");
    }

    static RegistryError incompatible(String message) {
        return new RegistryError(409, message);
    }

    int code() {
        return code;
    }

    int status() {
        return code < 1000 ? code : code / 100;
    }
}
