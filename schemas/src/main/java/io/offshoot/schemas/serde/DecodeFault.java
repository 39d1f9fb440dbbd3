package io.offshoot.schemas.serde;

/** What is wrong with bytes that are no record of ours. */
public enum DecodeFault {
    /** Shorter than magic byte and schema id. */
    TOO_SHORT("too-short"),
    /** The first byte is not zero. */
    BAD_MAGIC_BYTE("bad-magic-byte"),
    /** The registry knows no schema with that id. */
    UNKNOWN_SCHEMA("unknown-schema-id"),
    /** The writer's schema cannot be read as ours. */
    INCOMPATIBLE_SCHEMA("incompatible-schema"),
    /** The bytes end within the record, or a length in them goes beyond their end. */
    TRUNCATED("truncated-record"),
    /** The bytes do not follow the writer's schema. */
    MALFORMED("malformed-record");

    private final String word;

    DecodeFault(String word) {
        this.word = word;
    }

    /** The machine word that dead letters carry as their reason. */
    public String word() {
        return word;
    }
}
