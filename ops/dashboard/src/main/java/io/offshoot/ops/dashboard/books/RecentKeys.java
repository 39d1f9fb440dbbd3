package io.offshoot.ops.dashboard.books;

import java.util.LinkedHashSet;
import java.util.Set;

/** A set that forgets what was added first once it holds too much. */
final class RecentKeys<K> {
    private final int capacity;
    private final Set<K> keys = new LinkedHashSet<>();

    RecentKeys(int capacity) {
        this.capacity = capacity;
    }

    void add(K key) {
        keys.add(key);
        if (keys.size() > capacity) {
            keys.remove(keys.iterator().next());
        }
    }

    boolean contains(K key) {
        return keys.contains(key);
    }

    boolean remove(K key) {
        return keys.remove(key);
    }

    int size() {
        return keys.size();
    }

    void clear() {
        keys.clear();
    }
}
