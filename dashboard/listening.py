"""Whether a server can listen at an address of this machine, and what would be right instead."""

import errno
import os
import socket


def refusal(host: str, port: int) -> str:
    """One sentence on why nothing can listen there; '' where it can.

    The address is tried and let go again: a server that cannot start says less.
    """
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        socket.create_server(address, family=family).close()
    except socket.gaierror:
        return f"{host!r} is no name or address of this machine; use --host localhost"
    except PermissionError:
        return f"port {port} needs more rights than yours; choose one above 1023 with --port"
    except OSError as error:
        # Its own words name the address a second time.
        reason = os.strerror(error.errno) if error.errno else str(error)
        right = f"choose another port with --port {min(port + 1, 65535)}"
        if error.errno == errno.EADDRNOTAVAIL:
            right = "name an address of this machine with --host, such as localhost"
        return f"cannot listen on {host}:{port} ({reason}); {right}"
    return ""
