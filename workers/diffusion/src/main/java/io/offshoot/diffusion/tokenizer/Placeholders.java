package io.offshoot.diffusion.tokenizer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Texts such as {@code <wheat>} that stand for one token of their own, found whatever their case, longest first. */
final class Placeholders {

    private final Pattern anyOf;
    private final Map<String, Integer> ids = new HashMap<>();

    /** @param names their ids count on from {@code firstId} */
    Placeholders(List<String> names, int firstId) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isBlank()) {
                throw new IllegalArgumentException("a placeholder must not be blank");
            }
            if (ids.put(name.toLowerCase(Locale.ROOT), firstId + i) != null) {
                throw new IllegalArgumentException("placeholder " + name + " is given twice");
            }
        }
        String longestFirst = names.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .reduce((left, right) -> left + "|" + right)
                .orElse("(?!)");
        anyOf = Pattern.compile(longestFirst, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    Pattern pattern() {
        return anyOf;
    }

    long idOf(String found) {
        Integer id = ids.get(found.toLowerCase(Locale.ROOT));
        if (id == null) {
            throw new IllegalStateException("no placeholder is called " + found);
        }
        return id;
    }
}
