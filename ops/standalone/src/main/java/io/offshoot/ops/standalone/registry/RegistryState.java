package io.offshoot.ops.standalone.registry;

import java.util.List;
import java.util.Map;

/**
 * Everything a registry knows, as it lies in its file.
 *
 * @param versions all versions of all subjects, in the order of their registration
 * @param level the level for subjects without their own
 * @param levels levels of single subjects
 */
record RegistryState(List<SchemaVersion> versions, CompatibilityLevel level, Map<String, CompatibilityLevel> levels) {

    static final RegistryState EMPTY = new RegistryState(List.of(), CompatibilityLevel.BACKWARD, Map.of());

    RegistryState {
        versions = List.copyOf(versions);
        levels = Map.copyOf(levels);
    }
}
