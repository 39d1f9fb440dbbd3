package io.offshoot.ops.cli.sheet;

import java.awt.image.BufferedImage;

/** One edit on the sheet: its picture and the strength it was made with. */
public record SheetEdit(double strength, BufferedImage image) {}
