package io.offshoot.diffusion.model;

import io.offshoot.diffusion.torchscript.ScriptModule;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Lines of TorchScript and the modules that they call, for what is unrolled because TorchScript has no lists of unlike
 * modules.
 */
final class Statements {

    private final StringBuilder lines = new StringBuilder();
    private final Map<String, ScriptModule> children = new LinkedHashMap<>();

    /** Adds a line, put together as {@link String#format} does. */
    Statements add(String format, Object... arguments) {
        lines.append("  ").append(String.format(Locale.ROOT, format, arguments)).append('\n');
        return this;
    }

    /** Adds {@code x = child(arguments)}; the attribute's name is the weights' prefix with underscores. */
    Statements call(String prefix, ScriptModule child, String arguments) {
        String attribute = prefix.replace('.', '_');
        children.put(attribute, child);
        return add("x = (self.%s).forward(%s, )", attribute, arguments);
    }

    /** A module with these children, whose text is {@code methods} with the lines in place of {@code %s}. */
    ScriptModule module(String kind, String methods) {
        ScriptModule module = new ScriptModule(kind, methods.formatted(lines));
        children.forEach(module::child);
        return module;
    }
}
