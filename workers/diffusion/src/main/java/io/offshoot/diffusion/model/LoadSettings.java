package io.offshoot.diffusion.model;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a model is loaded.
 *
 * @param device what runs the networks
 * @param dtype the type of the weights while running: float32, float16 or bfloat16; inputs and outputs of the networks
 *     are float32 always
 * @param cacheFolder where TorchScript archives are kept; null keeps them in {@code .offshoot} beside the model where
 *     that folder may be written, else in the user's cache folder
 * @param threads how many CPU threads one network call uses; libtorch reads it once per process, the first model loaded
 *     decides
 */
public record LoadSettings(
        Device device, DataType dtype, @Nullable Path cacheFolder, int threads) {

    public LoadSettings {
        if (dtype != DataType.FLOAT32 && dtype != DataType.FLOAT16 && dtype != DataType.BFLOAT16) {
            throw new IllegalArgumentException("dtype must be float32, float16 or bfloat16, was " + dtype);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
    }

    /**
     * float32 on the CPU, archives beside the model, on half of the cores: what computes between two calls, and a second
     * model that learns meanwhile, take the others.
     */
    public static LoadSettings cpu() {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new LoadSettings(Device.cpu(), DataType.FLOAT32, null, threads);
    }

    /**
     * These settings on another device and in another type, by the names of the command line.
     *
     * @param device {@code cpu}, {@code cuda} or {@code cuda:1}
     * @param dtype {@code float32}, {@code float16} or {@code bfloat16}
     */
    public LoadSettings on(String device, String dtype) {
        return new LoadSettings(device(device), dtype(dtype), cacheFolder, threads);
    }

    /** These settings with the archives kept in another folder. */
    public LoadSettings withCacheFolder(Path folder) {
        return new LoadSettings(device, dtype, folder, threads);
    }

    /** These settings with another number of threads. */
    public LoadSettings withThreads(int threads) {
        return new LoadSettings(device, dtype, cacheFolder, threads);
    }

    /** A manager of arrays on the device; the caller closes it. */
    public NDManager newManager() {
        return NDManager.newBaseManager(device, Libtorch.ENGINE);
    }

    private static Device device(String name) {
        return switch (name) {
            case "cpu" -> Device.cpu();
            case "cuda" -> Device.gpu();
            default -> {
                if (!name.matches("cuda:\\d{1,2}")) {
                    throw new IllegalArgumentException("device must be cpu, cuda or cuda:N, was " + name);
                }
                yield Device.gpu(Integer.parseInt(name.substring(5)));
            }
        };
    }

    private static DataType dtype(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "float32" -> DataType.FLOAT32;
            case "float16" -> DataType.FLOAT16;
            case "bfloat16" -> DataType.BFLOAT16;
            default -> throw new IllegalArgumentException("dtype must be float32, float16 or bfloat16, was " + name);
        };
    }
}
