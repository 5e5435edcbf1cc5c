"""What is switched on and off in the whole app: motion, sound, the screen, a picture to save."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .playground_page import PlaygroundPage
    from .screen import Screen


class Switches:
    """The switches of a session; the window applies those of sound and screen.

    Attributes:
        stage: The playground's page.
        screen: The whole picture.
        is_full_screen: Whether the window should fill the screen.
        is_sound_on: Whether the sound should be on.
        is_picture_due: Whether the next picture should be saved.
    """

    stage: "PlaygroundPage"
    screen: "Screen"
    is_full_screen: bool
    is_sound_on: bool
    is_picture_due: bool

    def toggle_calm(self) -> None:
        """Turn animations on or off."""
        self.stage.is_calm = not self.stage.is_calm
        self.screen.say(
            "Calm: nothing moves by itself." if self.stage.is_calm else "Bulbs glide again."
        )

    def toggle_sound(self) -> None:
        """Turn the sound on or off; the window applies it."""
        self.is_sound_on = not self.is_sound_on
        self.screen.say(
            "Sound on: the tone falls with the loss." if self.is_sound_on else "Sound off."
        )

    def ask_for_picture(self) -> None:
        """Request that the window saves the next picture, without a notice on it."""
        self.screen.notice, self.screen.saved = "", None
        self.is_picture_due = True
        self.screen.touch()

    def toggle_full_screen(self) -> None:
        """Switch between full screen and window; the window applies it."""
        self.is_full_screen = not self.is_full_screen
        self.screen.touch()
