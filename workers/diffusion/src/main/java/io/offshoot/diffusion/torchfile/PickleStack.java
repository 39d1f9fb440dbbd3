package io.offshoot.diffusion.torchfile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The stack of the pickle machine, with the marks that opcodes such as TUPLE go back to. */
final class PickleStack {

    private final PickleInput in;
    private final List<PickleValue> values = new ArrayList<>();
    private final Deque<Integer> marks = new ArrayDeque<>();

    PickleStack(PickleInput in) {
        this.in = in;
    }

    void push(PickleValue value) {
        values.add(value);
    }

    void mark() {
        marks.push(values.size());
    }

    PickleValue peek() throws TorchFileException {
        require(1);
        return values.get(values.size() - 1);
    }

    PickleValue pop() throws TorchFileException {
        require(1);
        return values.remove(values.size() - 1);
    }

    /** The topmost {@code count} values, lowest first. */
    List<PickleValue> pop(int count) throws TorchFileException {
        require(count);
        return cut(values.size() - count);
    }

    /** The values above the last mark, lowest first. */
    List<PickleValue> popToMark() throws TorchFileException {
        if (marks.isEmpty()) {
            throw in.fault("its pickle goes back to a mark that it never made");
        }
        return cut(marks.pop());
    }

    private List<PickleValue> cut(int from) {
        List<PickleValue> top = values.subList(from, values.size());
        List<PickleValue> copy = List.copyOf(top);
        top.clear();
        return copy;
    }

    private void require(int count) throws TorchFileException {
        int lowest = marks.isEmpty() ? 0 : marks.peek();
        if (values.size() - lowest < count) {
            throw in.fault("its pickle takes a value from the stack that is not there");
        }
    }
}
