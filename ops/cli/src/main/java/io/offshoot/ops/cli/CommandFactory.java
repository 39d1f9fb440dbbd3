package io.offshoot.ops.cli;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.config.Configuration;
import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Makes commands, handing each what its single constructor asks for: context, configuration, both or nothing. */
final class CommandFactory implements CommandLine.IFactory {
    private final CommandContext context;
    private final Configuration configuration;

    CommandFactory(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Constructor<?>[] constructors = type.getDeclaredConstructors();
        if (constructors.length != 1 || constructors[0].getParameterCount() == 0) {
            return CommandLine.defaultFactory().create(type);
        }
        Class<?>[] parameters = constructors[0].getParameterTypes();
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = argument(parameters[i], type);
        }
        constructors[0].setAccessible(true);
        return type.cast(constructors[0].newInstance(arguments));
    }

    private Object argument(Class<?> parameter, Class<?> type) {
        if (parameter == CommandContext.class) {
            return context;
        }
        if (parameter == Configuration.class) {
            return configuration;
        }
        throw new IllegalArgumentException(type.getName() + " asks for a " + parameter.getName());
    }
}
