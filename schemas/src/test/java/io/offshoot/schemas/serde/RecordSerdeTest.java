package io.offshoot.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.schemas.Samples;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.registry.RegistryRefusedException;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.RegistryUnreachableException;
import io.offshoot.schemas.registry.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordSerdeTest {

    private final SchemaRegistry registry = SchemaRegistry.connect(RegistrySettings.at("mock://" + UUID.randomUUID()));
    private final RecordSerde<LabelledImage> images = RecordSerde.of(registry, "images-value", LabelledImage.class);

    static Stream<SpecificRecord> records() {
        return Samples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("records")
    void readsBackWhatItWrote(SpecificRecord written) {
        assertThat(roundTrip(written, written.getClass())).isEqualTo(written);
    }

    private <T extends SpecificRecord> T roundTrip(SpecificRecord written, Class<T> type) {
        RecordSerde<T> serde = RecordSerde.of(registry, type.getSimpleName() + "-value", type);
        return serde.decode(serde.encode(type.cast(written)));
    }

    @Test
    void writesZeroThenTheSchemaIdThenAvroBinary() throws IOException {
        LabelledImage photo = Samples.photo();
        byte[] message = images.encode(photo);
        int id = registry.id("images-value", PlainSchema.of(LabelledImage.getClassSchema()));
        byte[] header = {0, (byte) (id >>> 24), (byte) (id >>> 16), (byte) (id >>> 8), (byte) id};
        assertThat(message).startsWith(header);
        assertThat(Arrays.copyOfRange(message, 5, message.length)).isEqualTo(avro(photo));
    }

    @Test
    void putsTheMostSignificantByteOfTheIdFirst() {
        assertThat(WireFormat.header(0x01020304)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void tombstonesStayNull() {
        assertThat(images.serializer().serialize("images", null)).isNull();
        assertThat(images.deserializer().deserialize("images", null)).isNull();
    }

    @Test
    void registersASchemaWithoutHintsForJava() throws Exception {
        byte[] message = images.encode(Samples.photo());
        assertThat(registry.schema(WireFormat.schemaId(message)))
                .contains("\"doc\"")
                .doesNotContain("avro.java.string");
    }

    @Test
    void fillsInDefaultsWhereAnOlderWriterHadNoField() throws IOException {
        LabelledImage photo = images.decode(message(olderImage(), "old"));
        assertThat(photo.getImageId()).isEqualTo("old");
        assertThat(photo.getMetadata()).isEmpty();
    }

    @Test
    void refusesAnEmptyMessage() {
        assertFault(new byte[0], DecodeFault.TOO_SHORT);
    }

    @Test
    void refusesAnotherMagicByte() {
        byte[] message = images.encode(Samples.photo());
        message[0] = 1;
        assertFault(message, DecodeFault.BAD_MAGIC_BYTE);
    }

    @Test
    void refusesAnUnknownSchemaId() {
        byte[] message = images.encode(Samples.photo());
        ByteBuffer.wrap(message).putInt(1, 1_000_000);
        assertFault(message, DecodeFault.UNKNOWN_SCHEMA);
    }

    @Test
    void refusesEveryTruncation() {
        byte[] message = images.encode(Samples.synthetic());
        for (int length = WireFormat.HEADER_LENGTH; length < message.length; length++) {
            byte[] cut = Arrays.copyOf(message, length);
            assertThatThrownBy(() -> images.decode(cut)).isInstanceOf(UndecodableRecordException.class);
        }
    }

    @Test
    void namesATruncation() {
        byte[] message = images.encode(Samples.photo());
        assertFault(Arrays.copyOf(message, message.length - 1), DecodeFault.TRUNCATED);
    }

    @Test
    void refusesALengthBeyondTheEndBeforeAllocatingIt() {
        byte[] forged = Arrays.copyOf(images.encode(Samples.photo()), 10);
        // Length of the first string, as a zig-zag varint of Integer.MAX_VALUE - 8.
        byte[] huge = {(byte) 0xee, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
        System.arraycopy(huge, 0, forged, 5, 5);
        assertFault(forged, DecodeFault.TRUNCATED);
    }

    @Test
    void refusesTrailingBytes() {
        byte[] message = images.encode(Samples.photo());
        assertFault(Arrays.copyOf(message, message.length + 1), DecodeFault.MALFORMED);
    }

    @Test
    void refusesARecordOfAnotherKind() throws IOException {
        Schema other =
                SchemaBuilder.record("Weather").fields().requiredString("sky").endRecord();
        assertFault(message(other, "grey"), DecodeFault.INCOMPATIBLE_SCHEMA);
    }

    @Test
    void neverThrowsAnythingElseOnFlippedBytes() {
        byte[] message = images.encode(Samples.synthetic());
        for (int at = WireFormat.HEADER_LENGTH; at < message.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = message.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertThat(isRecordOrFault(flipped))
                        .as("bit %s of byte %s", bit, at)
                        .isTrue();
            }
        }
    }

    private boolean isRecordOrFault(byte[] message) {
        try {
            return images.decode(message).getImageId() != null;
        } catch (UndecodableRecordException e) {
            return true;
        }
    }

    @Test
    void anUnreachableRegistryIsNotTheRecordsFault() {
        var closed = SchemaRegistry.connect(RegistrySettings.at("http://127.0.0.1:1"));
        var serde = RecordSerde.of(closed, "images-value", LabelledImage.class);
        assertThatThrownBy(() -> serde.decode(new byte[] {0, 0, 0, 0, 1, 0}))
                .isInstanceOf(RegistryUnreachableException.class)
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("http://127.0.0.1:1 does not answer");
    }

    @Test
    void refusesToWriteARecordThatLacksAField() {
        assertThatThrownBy(() -> images.encode(new LabelledImage()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("does not fit its schema");
    }

    @Test
    void aWriterThatMayNotRegisterSaysSo() {
        var strict = SchemaRegistry.connect(
                RegistrySettings.at("mock://" + UUID.randomUUID()).withAutoRegister(false));
        var serde = RecordSerde.of(strict, "images-value", LabelledImage.class);
        assertThatThrownBy(() -> serde.encode(Samples.photo()))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("register the schema first");
    }

    private void assertFault(byte[] message, DecodeFault fault) {
        assertThatThrownBy(() -> images.decode(message))
                .isInstanceOfSatisfying(
                        UndecodableRecordException.class,
                        e -> assertThat(e.fault()).isEqualTo(fault))
                .message()
                .endsWith(".");
    }

    private static Schema olderImage() {
        return SchemaBuilder.record("LabelledImage")
                .namespace("io.offshoot.schemas.avro")
                .fields()
                .requiredString("imageId")
                .requiredBytes("payload")
                .endRecord();
    }

    private byte[] message(Schema schema, String text) throws IOException {
        GenericRecordBuilder builder = new GenericRecordBuilder(schema);
        schema.getFields()
                .forEach(field -> builder.set(
                        field,
                        field.schema().getType() == Schema.Type.STRING ? text : ByteBuffer.wrap(new byte[] {1})));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(WireFormat.header(registry.id("other-value", schema.toString())));
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(builder.build(), encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static byte[] avro(LabelledImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        var model = SpecificData.getForClass(LabelledImage.class);
        new SpecificDatumWriter<LabelledImage>(LabelledImage.getClassSchema(), model).write(image, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
