package io.offshoot.diffusion.torchscript;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** The classes of a tree of modules, as the text of {@code __torch__.py}. */
final class ScriptCode {

    private final IdentityHashMap<ScriptModule, String> names = new IdentityHashMap<>();
    private final Map<String, String> nameByClass = new HashMap<>();
    private final Map<String, Integer> classesOfKind = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    ScriptCode(ScriptModule root) {
        define(root);
    }

    /** The name of a module's class, without {@code __torch__}. */
    String className(ScriptModule module) {
        String name = names.get(module);
        if (name == null) {
            throw new IllegalArgumentException(module.kind() + " is not part of this code");
        }
        return name;
    }

    String text() {
        return text.toString();
    }

    /** Children first: a class must be known before another names it. */
    private void define(ScriptModule module) {
        module.attributes().values().forEach(attribute -> {
            if (attribute instanceof Attribute.Child child) {
                define(child.module());
            }
        });
        String members = members(module);
        String name = nameByClass.computeIfAbsent(module.kind() + members, key -> {
            String unique = uniqueName(module.kind());
            text.append("class ").append(unique).append("(Module):\n");
            text.append(members.replace("(self,", "(self: __torch__." + unique + ","));
            return unique;
        });
        names.put(module, name);
    }

    private String uniqueName(String kind) {
        int number = classesOfKind.merge(kind, 1, Integer::sum);
        return number == 1 ? kind : kind + "_" + number;
    }

    private String members(ScriptModule module) {
        StringBuilder members = new StringBuilder("  __parameters__ = [");
        module.attributes().forEach((name, attribute) -> {
            if (attribute instanceof Attribute.Tensor) {
                members.append('"').append(name).append("\", ");
            }
        });
        members.append("]\n  __buffers__ = []\n");
        module.attributes()
                .forEach((name, attribute) -> members.append("  ")
                        .append(name)
                        .append(" : ")
                        .append(type(attribute))
                        .append('\n'));
        return members.append(module.methods().indent(2)).toString();
    }

    private String type(Attribute attribute) {
        if (attribute instanceof Attribute.Child child) {
            return "__torch__." + className(child.module());
        }
        if (attribute instanceof Attribute.Tensor) {
            return "Tensor";
        }
        return attribute instanceof Attribute.Whole ? "int" : "float";
    }
}
