package dev.drydock.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The calls and method references that a rule is about. */
final class Calls {
    static final String CONSTRUCTOR = "<init>";

    private Calls() {}

    /** Those of methods of a class whose names match as a whole. */
    static DescribedPredicate<JavaAccess<?>> to(Class<?> owner, String names) {
        Pattern pattern = Pattern.compile(names);
        return describe(
                owner.getSimpleName() + "." + names,
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && pattern.matcher(access.getName()).matches());
    }

    /** Those of a constructor by the types of its parameters. */
    static DescribedPredicate<JavaAccess<?>> toNew(String owner, Class<?>... parameters) {
        List<String> wanted = List.of(parameters).stream().map(Class::getName).toList();
        return describe(
                "new " + owner + wanted,
                access -> access.getName().equals(CONSTRUCTOR)
                        && access.getTargetOwner().getName().equals(owner)
                        && access.getTarget() instanceof CodeUnitCallTarget target
                        && target.getRawParameterTypes().stream()
                                .map(JavaClass::getName)
                                .toList()
                                .equals(wanted));
    }

    /** Those of any constructor of a class whose first parameter is a file or its name. */
    static DescribedPredicate<JavaAccess<?>> toNewOnAFile(Class<?> owner) {
        return describe(
                "new " + owner.getSimpleName() + "(file)",
                access -> access.getName().equals(CONSTRUCTOR)
                        && access.getTargetOwner().isEquivalentTo(owner)
                        && access.getTarget() instanceof CodeUnitCallTarget target
                        && target.getRawParameterTypes().stream()
                                .limit(1)
                                .anyMatch(type ->
                                        type.isEquivalentTo(String.class) || type.isEquivalentTo(java.io.File.class)));
    }

    @SafeVarargs
    static DescribedPredicate<JavaAccess<?>> anyOf(DescribedPredicate<JavaAccess<?>>... calls) {
        List<DescribedPredicate<JavaAccess<?>>> any = new ArrayList<>();
        for (DescribedPredicate<JavaAccess<?>> call : calls) {
            any.add(call);
        }
        return DescribedPredicate.or(any);
    }
}
