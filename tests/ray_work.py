"""Work that a worker process dies of, and work that never ends, for the tests of Ray's function."""

import os
import signal
import threading

from vndocparse.batch.work import Record, Work


class Dangerous(Work):
    """Does what the bytes say, else parses them."""

    def of_bytes(self, data: bytes, name: str) -> Record:
        if data == b"die":
            os.kill(os.getpid(), signal.SIGKILL)
        if data == b"never end":
            threading.Event().wait()
        return super().of_bytes(data, name)
