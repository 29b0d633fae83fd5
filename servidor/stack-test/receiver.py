"""A webhook receiver for the test: writes each POST as one JSON line {"at": …, "path": …, "body": …}."""

import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        print(json.dumps({"at": time.time(), "path": self.path, "body": json.loads(body)}), flush=True)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *arguments):
        pass


ThreadingHTTPServer(("0.0.0.0", 8099), Receiver).serve_forever()
