package dev.drydock.bootstrap.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.order.OrderDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderedImageTest {
    private static ImageUri place(char name, int length) {
        String begin = "http://host/" + name;
        return new ImageUri(begin + "a".repeat(length - begin.length()));
    }

    private static OrderedImage ordered(List<ImageUri> places) {
        return OrderedImage.bare(places, Optional.empty(), Optional.empty());
    }

    @Test
    void places_that_an_order_has_room_for_are_ordered() throws MalformedDocument {
        try (OrderedImage image = ordered(List.of(place('a', 3500), place('b', 8000)))) {
            String document = OrderDocument.write(image.orderAs(new UpdateId("u-1")));
            assertThat(OrderDocument.read(document.getBytes(StandardCharsets.UTF_8), none -> new UpdateId("u-2"))
                            .places())
                    .hasSize(2);
        }
    }

    @Test
    void places_that_an_order_has_no_room_for_are_wrong_use() {
        assertThatThrownBy(() -> ordered(List.of(place('a', 3500), place('b', 8001))))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.WRONG_USE);
                    assertThat(failure.getMessage()).contains("--uri", "15001 characters", "15000");
                });
    }
}
