"""A real Apache on loopback that serves a folder, as a shared host does."""

import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

# What shared hosts let a .htaccess say: no Options.
AS_ON_SHARED_HOSTS = "FileInfo AuthConfig Limit Indexes"
MODULES = ["mpm_event", "authz_core", "authz_host", "dir", "mime", "alias", "headers", "rewrite", "setenvif"]


class Apache:
    """Serves `folder` at `url`; `below` is the path that it stands under, with a `/` at both ends."""

    def __init__(self, folder, allow=AS_ON_SHARED_HOSTS, below="/", without=()):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ikraft-apache-"))
        self.log = self.folder / "error.log"
        program = shutil.which("apache2", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        modules = pathlib.Path("/usr/lib/apache2/modules")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.host = f"http://127.0.0.1:{self.port}"
        self.url = f"{self.host}{below}"
        lines = [
            f'ServerRoot "{self.folder}"',
            f'PidFile "{self.folder}/pid"',
            f"Listen 127.0.0.1:{self.port}",
            "ServerName 127.0.0.1",
            f'ErrorLog "{self.log}"',
            *[f'LoadModule {name}_module "{modules}/mod_{name}.so"' for name in MODULES if name not in without],
            "TypesConfig /etc/mime.types",
            "DirectoryIndex index.html",
            # As Apache is shipped.
            '<FilesMatch "^\\.ht">\nRequire all denied\n</FilesMatch>',
            "<Directory />\nRequire all denied\n</Directory>",
            f'<Directory "{folder}">\nOptions None\nAllowOverride {allow}\nRequire all granted\n</Directory>',
        ]
        if below == "/":
            lines.append(f'DocumentRoot "{folder}"')
        else:
            (self.folder / "empty").mkdir()
            lines += [f'DocumentRoot "{self.folder}/empty"', f'Alias "{below}" "{folder}/"']
        if os.getuid() == 0:
            lines += ["User nobody", "Group nogroup"]
        (self.folder / "apache.conf").write_text("\n".join(lines) + "\n")
        self.folder.chmod(0o755)
        self.process = subprocess.Popen(
            [program, "-f", self.folder / "apache.conf", "-DFOREGROUND"], stderr=subprocess.PIPE, text=True
        )
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError(f"Apache did not start: {self.process.stderr.read()}{self.errors()}") from None
                time.sleep(0.05)
        self.close()
        raise RuntimeError(f"Apache does not answer: {self.errors()}")

    def errors(self):
        return self.log.read_text() if self.log.exists() else ""

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stderr.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
