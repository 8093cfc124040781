"""Hosts for tests: a real sshd on loopback, and a line to it that is slow, cut or stalled."""

import asyncio
import os
import pathlib
import shlex
import shutil
import subprocess
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent


class Sshd:
    """A host, in a folder of its own."""

    def __init__(self, **environment):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ikraft-sshd-"))
        self.environment = environment
        self.start()

    def start(self):
        environment = {**os.environ, **{f"SSHD_{name.upper()}": value for name, value in self.environment.items()}}
        told = subprocess.run(
            [HERE / "sshd.sh", "start", self.folder], env=environment, check=True, capture_output=True, text=True
        ).stdout
        values = dict(word.split("=", 1) for word in shlex.split(told))
        self.port = int(values["SSHD_PORT"])
        self.user = values["SSHD_USER"]
        self.root = pathlib.Path(values["SSHD_ROOT"])
        self.key = pathlib.Path(values["SSHD_KEY"])
        self.pid = int(values["SSHD_PID"])
        self.public = (self.folder / "host.pub").read_text().split()[:2]

    def known_hosts(self, name, *ports):
        """A known_hosts file that has the key of this host, under its own port and those of lines to it."""
        path = self.folder / name
        path.write_text("".join(f"[127.0.0.1]:{port} {' '.join(self.public)}\n" for port in (self.port, *ports)))
        return path

    def close(self):
        subprocess.run([HERE / "sshd.sh", "stop", self.folder], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Line:
    """A port that leads to another, with a delay; the first connection may be cut or stalled after some pieces."""

    def __init__(self, port, round_trip=0.0, piece=65536):
        self.to = port
        self.delay = round_trip / 2
        self.piece = piece
        # After how many pieces, both ways counted, what happens to how many connections.
        self.after = None
        self.how = "cut"
        self.times = 1
        self.refuses = False
        self.pieces = 0
        self.hit = 0
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        server = asyncio.run_coroutine_threadsafe(asyncio.start_server(self.connected, "127.0.0.1", 0), self.loop)
        self.server = server.result()
        self.port = self.server.sockets[0].getsockname()[1]

    def arm(self, after, how="cut", times=1):
        self.after, self.how, self.times, self.pieces, self.hit, self.refuses = after, how, times, 0, 0, False

    async def connected(self, reader, writer):
        if self.refuses:
            writer.close()
            return
        to_reader, to_writer = await asyncio.open_connection("127.0.0.1", self.to)
        state = {"stalled": False}
        try:
            await asyncio.gather(
                self.pump(reader, to_writer, state, (writer, to_writer)),
                self.pump(to_reader, writer, state, (writer, to_writer)),
                return_exceptions=True,
            )
        finally:
            writer.close()
            to_writer.close()

    async def pump(self, reader, writer, state, both):
        queue = asyncio.Queue()

        async def deliver():
            while True:
                due, piece = await queue.get()
                if due > time.monotonic():
                    await asyncio.sleep(due - time.monotonic())
                if piece is None:
                    if writer.can_write_eof():
                        writer.write_eof()
                    return
                writer.write(piece)
                await writer.drain()

        delivering = asyncio.create_task(deliver())
        while True:
            piece = await reader.read(self.piece)
            self.pieces += 1
            if self.after is not None and self.pieces > self.after and self.hit < self.times:
                self.hit += 1
                state["stalled"] = True
                if self.how == "cut":
                    for end in both:
                        end.transport.abort()
                    delivering.cancel()
                    return
            if state["stalled"]:
                if not piece:
                    delivering.cancel()
                    return
                continue
            await queue.put((time.monotonic() + self.delay, piece or None))
            if not piece:
                break
        await delivering

    def close(self):
        self.loop.call_soon_threadsafe(self.server.close)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
