package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

final class ProgramVersionTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theProgramTellsItsVersionAndThatOfJavaWithoutARegistry(String option) {
        assertThat(new Shell(folder).run(option).ok().out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("schema-registry ");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aCommandHasNoVersionOfItsOwn() {
        assertThat(new Shell(folder).run("init", "--version").problem()).contains("--version");
    }
}
