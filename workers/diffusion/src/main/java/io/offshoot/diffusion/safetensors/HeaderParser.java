package io.offshoot.diffusion.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the text of a header into tensors, token by token, so that no tree of a hostile text is ever built.
 *
 * @param file what errors name
 * @param start where the tensors' bytes begin in the file; offsets in the text count from there
 * @param length how many bytes follow
 */
record HeaderParser(Path file, long start, long length) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Neither a shape nor a pair of offsets is longer. */
    private static final int LONGEST_LIST = 16;

    Header parse(byte[] text) throws IOException {
        Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new SafetensorsException(file, "not a safetensors file: its header is not a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (name.equals("__metadata__")) {
                    metadata(json, metadata);
                } else {
                    tensors.put(name, tensor(name, json));
                }
            }
            if (json.nextToken() != null) {
                throw new SafetensorsException(file, "not a safetensors file: its header goes on after its end");
            }
        } catch (JsonProcessingException e) {
            throw new SafetensorsException(
                    file, "not a safetensors file: its header is not a JSON object: " + e.getOriginalMessage());
        } catch (CharConversionException e) {
            throw new SafetensorsException(file, "not a safetensors file: its header is no UTF-8 text");
        }
        return new Header(tensors, metadata);
    }

    private static void metadata(JsonParser json, Map<String, String> into) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            into.put(key, json.getValueAsString(""));
            json.skipChildren();
        }
    }

    private TensorInfo tensor(String name, JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw fault(name, "is no JSON object in the header");
        }
        String type = "";
        List<Long> shape = null;
        List<Long> offsets = List.of();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "dtype" -> type = json.getValueAsString("");
                case "shape" -> shape = longs(name, json);
                case "data_offsets" -> offsets = longs(name, json);
                default -> json.skipChildren();
            }
        }
        if (shape == null) {
            throw fault(name, "has no shape");
        }
        return placed(name, dtype(name, type), shape, offsets);
    }

    private TensorInfo placed(String name, DType dtype, List<Long> shape, List<Long> offsets) throws IOException {
        if (offsets.size() != 2 || offsets.get(0) < 0 || offsets.get(1) < offsets.get(0)) {
            throw fault(name, "has no valid data_offsets");
        }
        long needed = bytes(shape, dtype);
        if (needed < 0) {
            throw fault(name, "has the impossible shape " + shape);
        }
        if (offsets.get(1) > length) {
            throw new SafetensorsException(file, "cut short: tensor " + name + " reaches beyond the end of the file");
        }
        long bytes = offsets.get(1) - offsets.get(0);
        if (bytes != needed) {
            throw fault(name, "of shape " + shape + " and type " + dtype + " has " + bytes + " bytes");
        }
        return new TensorInfo(name, dtype, shape, start + offsets.get(0), bytes);
    }

    private DType dtype(String name, String dtype) throws IOException {
        try {
            return DType.valueOf(dtype);
        } catch (IllegalArgumentException e) {
            throw fault(name, "has the type '" + dtype + "', which is not supported");
        }
    }

    /** The bytes that a shape needs, or -1 if the shape is impossible. */
    private static long bytes(List<Long> shape, DType dtype) {
        long bytes = dtype.size();
        for (long size : shape) {
            if (size < 0 || (size > 0 && bytes > Long.MAX_VALUE / size)) {
                return -1;
            }
            bytes *= size;
        }
        return bytes;
    }

    /** The whole numbers of a list; what is none becomes -1, which is impossible as a size and as an offset. */
    private List<Long> longs(String name, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw fault(name, "has a shape or data_offsets that is no list");
        }
        List<Long> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (values.size() == LONGEST_LIST) {
                throw fault(name, "has more than " + LONGEST_LIST + " sizes");
            }
            values.add(wholeNumber(json));
            json.skipChildren();
        }
        return List.copyOf(values);
    }

    private static long wholeNumber(JsonParser json) throws IOException {
        try {
            return json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : -1;
        } catch (InputCoercionException e) {
            return -1;
        }
    }

    private SafetensorsException fault(String tensor, String fault) {
        return new SafetensorsException(file, "tensor " + tensor + " " + fault);
    }
}
