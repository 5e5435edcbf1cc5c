"""Asking a window to close, as the cross on its frame does; not every xdotool can."""

import ctypes

CLIENT_MESSAGE = 33
LONGS_IN_AN_EVENT = 24


class ClientMessage(ctypes.Structure):
    """XClientMessageEvent of Xlib.h."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * LONGS_IN_AN_EVENT),
    )


def ask_to_close(display_name: str, window: int) -> None:
    """Send WM_DELETE_WINDOW to `window`, as the Inter-Client Communication Conventions have it."""
    x11 = ctypes.CDLL("libX11.so.6")  # which xdotool needs too
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(display_name.encode()))
    assert display.value, f"cannot open {display_name}"

    def atom(name: bytes) -> int:
        return int(x11.XInternAtom(display, name, False))

    message = ClientMessage(
        type=CLIENT_MESSAGE, window=window, message_type=atom(b"WM_PROTOCOLS"), format=32
    )
    message.data[0] = atom(b"WM_DELETE_WINDOW")
    x11.XSendEvent(display, ctypes.c_ulong(window), False, 0, ctypes.byref(message))
    x11.XCloseDisplay(display)
