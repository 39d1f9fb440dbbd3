package io.offshoot.diffusion.torchfile;

import io.offshoot.diffusion.torchfile.PickleValue.Constant;
import io.offshoot.diffusion.torchfile.PickleValue.Dict;
import io.offshoot.diffusion.torchfile.PickleValue.Real;
import io.offshoot.diffusion.torchfile.PickleValue.Sequence;
import io.offshoot.diffusion.torchfile.PickleValue.Storage;
import io.offshoot.diffusion.torchfile.PickleValue.Text;
import io.offshoot.diffusion.torchfile.PickleValue.Whole;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pickle machine for the opcodes that a file of tensors needs; all others are refused by name.
 *
 * <p>It makes plain data only. A global is a key into a table of a few known ones and never leads to code. Source:
 * Python's {@code pickletools}, PyTorch {@code torch/_weights_only_unpickler.py}.
 */
final class PickleReader {

    /** A file of a thousand concepts takes about 30 000. */
    private static final int MOST_STEPS = 250_000;

    /** The opcodes that could make objects or call code, by their names in pickletools. */
    private static final Map<Integer, String> REFUSED = Map.of(
            (int) 'i',
            "INST",
            (int) 'o',
            "OBJ",
            (int) 'b',
            "BUILD",
            (int) 'P',
            "PERSID",
            0x81,
            "NEWOBJ",
            0x92,
            "NEWOBJ_EX",
            0x82,
            "EXT1",
            0x83,
            "EXT2",
            0x84,
            "EXT4");

    private final PickleInput in;
    private final PickleStack stack;
    private final PickleCalls calls;
    private final Map<Integer, PickleValue> memo = new HashMap<>();
    private final Map<String, Storage> storages = new LinkedHashMap<>();

    PickleReader(PickleInput in) {
        this.in = in;
        this.stack = new PickleStack(in);
        this.calls = new PickleCalls(in);
    }

    /** The value of the pickle; the input is left behind its last opcode. */
    PickleValue read() throws TorchFileException {
        for (int step = 0; step < MOST_STEPS; step++) {
            int opcode = in.unsignedByte();
            if (opcode == '.') {
                return stack.pop();
            }
            PickleValue literal = literal(opcode);
            if (literal != null) {
                stack.push(literal);
            } else {
                act(opcode);
            }
        }
        throw in.fault("its pickle has more than " + MOST_STEPS + " opcodes");
    }

    /** The storages that the pickle named. */
    Map<String, Storage> storages() {
        return storages;
    }

    /** The value that an opcode pushes and needs nothing of the stack for. */
    private @Nullable PickleValue literal(int opcode) throws TorchFileException {
        return switch (opcode) {
            case 'N' -> Constant.NONE;
            case 0x88 -> Constant.TRUE;
            case 0x89 -> Constant.FALSE;
            case 'J' -> new Whole(in.signedInt());
            case 'K' -> new Whole(in.unsignedByte());
            case 'M' -> new Whole(in.unsignedShort());
            case 0x8A -> new Whole(in.whole(in.unsignedByte()));
            case 'G' -> new Real(in.real());
            case 'X' -> new Text(in.text(in.signedInt()));
            case 0x8C -> new Text(in.text(in.unsignedByte()));
            case 'c' -> calls.global(in.line(), in.line());
            case ')', ']' -> new Sequence(List.of());
            case '}' -> new Dict();
            case 'h' -> recall(in.unsignedByte());
            case 'j' -> recall(in.signedInt());
            default -> null;
        };
    }

    private void act(int opcode) throws TorchFileException {
        switch (opcode) {
            case 0x80 -> requireProtocol(in.unsignedByte());
            case 0x95 -> in.whole(8); // FRAME: a length that only a stream needs
            case '(' -> stack.mark();
            case 't' -> stack.push(new Sequence(stack.popToMark()));
            case 0x85, 0x86, 0x87 -> stack.push(new Sequence(stack.pop(opcode - 0x84)));
            case 'a' -> append(List.of(stack.pop()));
            case 'e' -> append(stack.popToMark());
            case 's' -> setItems(stack.pop(2));
            case 'u' -> setItems(stack.popToMark());
            case 'q' -> memo.put(in.unsignedByte(), stack.peek());
            case 'r' -> memo.put(in.signedInt(), stack.peek());
            case 0x94 -> memo.put(memo.size(), stack.peek());
            case 'R' -> reduce();
            case 'Q' -> persistentId();
            case 0x93 -> stackGlobal();
            default ->
                throw in.fault(
                        "refused: its pickle has the opcode %s, which no file of tensors needs; nothing was executed"
                                .formatted(REFUSED.getOrDefault(opcode, "0x%02x".formatted(opcode))));
        }
    }

    private void requireProtocol(int protocol) throws TorchFileException {
        if (protocol < 2 || protocol > 5) {
            throw in.fault("its pickle has protocol " + protocol + "; only 2 to 5 are read");
        }
    }

    private PickleValue recall(int place) throws TorchFileException {
        PickleValue value = memo.get(place);
        if (value == null) {
            throw in.fault("its pickle recalls a value that it never kept");
        }
        return value;
    }

    private void append(List<PickleValue> items) throws TorchFileException {
        if (!(stack.peek() instanceof Sequence list)) {
            throw in.fault("its pickle appends to something that is no list");
        }
        items.forEach(list::add);
    }

    private void setItems(List<PickleValue> pairs) throws TorchFileException {
        if (!(stack.peek() instanceof Dict dict) || pairs.size() % 2 != 0) {
            throw in.fault("its pickle sets items of something that is no dictionary");
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            String key = key(pairs.get(i));
            if (!dict.put(key, pairs.get(i + 1))) {
                throw in.fault("its pickle has the key '" + key + "' twice in one dictionary");
            }
        }
    }

    private String key(PickleValue value) throws TorchFileException {
        if (value instanceof Text text) {
            return text.value();
        }
        if (value instanceof Whole whole) {
            return Long.toString(whole.value());
        }
        throw in.fault("its pickle has a dictionary whose key is neither a text nor a whole number");
    }

    private void reduce() throws TorchFileException {
        PickleValue arguments = stack.pop();
        stack.push(calls.call(stack.pop(), arguments));
    }

    private void persistentId() throws TorchFileException {
        Storage storage = calls.storage(stack.pop());
        Storage known = storages.putIfAbsent(storage.key(), storage);
        if (known != null && !known.equals(storage)) {
            throw in.fault("its pickle describes storage " + storage.key() + " in two ways");
        }
        stack.push(storage);
    }

    private void stackGlobal() throws TorchFileException {
        List<PickleValue> names = stack.pop(2);
        if (!(names.get(0) instanceof Text module) || !(names.get(1) instanceof Text name)) {
            throw in.fault("its pickle names a global by something that is no text");
        }
        stack.push(calls.global(module.value(), name.value()));
    }
}
