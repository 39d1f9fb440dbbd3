package io.offshoot.ops.cli.demo;

import io.offshoot.ops.standalone.StandaloneSettings;
import java.nio.file.Path;

/**
 * What the demo runs on and where its results go.
 *
 * @param node the service in one JVM
 * @param out a new or an empty folder
 * @param editsPerImage M
 * @param cell side of a picture on the contact sheet, in pixels
 */
record DemoSettings(StandaloneSettings node, Path out, int editsPerImage, int cell) {
    static final String SHEET = "contact-sheet.png";

    /** The file of the contact sheet. */
    Path sheet() {
        return out.resolve(SHEET);
    }
}
