package io.offshoot.diffusion.edit;

import io.offshoot.diffusion.image.PictureCheck;

/**
 * When a result is taken.
 *
 * @param check what counts as no picture
 * @param retries most further attempts at an edit that gave none
 */
record Judge(PictureCheck check, int retries) {}
