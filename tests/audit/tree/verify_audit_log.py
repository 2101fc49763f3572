"""A verifier of MedGuard's audit log files, written from docs/audit-log.md alone, with Python's standard library alone.

usage: python3 verify_audit_log.py FILE PUBLIC_KEY_PEM [OLDER_CHECKPOINT [CONSISTENCY_PROOF]]

FILE is an export, the proof of one event, or a proof that the log only grew.

Exit status 0: the file is what was signed; 1: it is not, and why.
"""

import base64
import hashlib
import json
import re
import sys

# Ed25519, RFC 8032 section 6: verification only.
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add_points(a, b):
    e1 = (a[1] - a[0]) * (b[1] - b[0]) % P
    f1 = (a[1] + a[0]) * (b[1] + b[0]) % P
    g1 = 2 * a[3] * b[3] * D % P
    h1 = 2 * a[2] * b[2] % P
    e, f, g, h = f1 - e1, h1 - g1, h1 + g1, f1 + e1
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar > 0:
        if scalar & 1:
            result = add_points(result, point)
        point = add_points(point, point)
        scalar >>= 1
    return result


def same_point(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def recover_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


def decompress(data):
    y = int.from_bytes(data, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def signature_holds(public_key, message, signature):
    if len(public_key) != 32 or len(signature) != 64:
        return False
    key_point, r_point = decompress(public_key), decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if key_point is None or r_point is None or s >= Q:
        return False
    digest = hashlib.sha512(signature[:32] + public_key + message).digest()
    h = int.from_bytes(digest, "little") % Q
    return same_point(multiply(s, BASE), add_points(r_point, multiply(h, key_point)))


class Wrong(Exception):
    pass


def read_public_key(path):
    text = open(path, encoding="ascii").read()
    body = re.search(r"-----BEGIN PUBLIC KEY-----(.+?)-----END", text, re.S)
    if body is None:
        raise Wrong("there is no public key in " + path)
    return base64.b64decode(body.group(1))[-32:]


def open_checkpoint(note, public_key):
    """The size, root and origin that a note says, once its signature holds."""
    text, _, signatures = note.rpartition("\n\n")
    text += "\n"
    for line in signatures.splitlines():
        dash, name, encoded = line.split(" ")
        signed = base64.b64decode(encoded, validate=True)
        key_hash = hashlib.sha256(name.encode() + b"\n\x01" + public_key).digest()[:4]
        if dash == "\u2014" and signed[:4] == key_hash and signature_holds(public_key, text.encode(), signed[4:]):
            origin, size, root = text.split("\n")[:3]
            return int(size), base64.b64decode(root), origin
    raise Wrong("the checkpoint was not signed by this public key")


class Tree:
    """Complete subtrees from left to right, as (leaves, hash)."""

    def __init__(self):
        self.stack = []
        self.size = 0

    def add(self, digest, leaves=1):
        if self.size % leaves != 0:
            raise Wrong("a subtree of %d leaves cannot follow leaf %d" % (leaves, self.size))
        self.size += leaves
        while self.stack and self.stack[-1][0] == leaves:
            left = self.stack.pop()[1]
            digest = hashlib.sha256(b"\x01" + left + digest).digest()
            leaves *= 2
        self.stack.append((leaves, digest))

    def root(self):
        if not self.stack:
            return hashlib.sha256(b"").digest()
        digest = self.stack[-1][1]
        for _, left in reversed(self.stack[:-1]):
            digest = hashlib.sha256(b"\x01" + left + digest).digest()
        return digest


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def is_right(place, last):
    return place % 2 == 1 or place == last


def root_of_inclusion(digest, index, size, path):
    """RFC 9162, 2.1.3.2."""
    if not 0 <= index < size:
        raise Wrong("the tree has no such leaf")
    place, last = index, size - 1
    for other in path:
        if last == 0:
            raise Wrong("the path is too long")
        if is_right(place, last):
            digest = node(other, digest)
            while place % 2 == 0 and place != 0:
                place, last = place >> 1, last >> 1
        else:
            digest = node(digest, other)
        place, last = place >> 1, last >> 1
    if last != 0:
        raise Wrong("the path is too short")
    return digest


def check_growth(older, newer, proof, public_key):
    """RFC 9162, 2.1.4.2. Older and newer are what open_checkpoint gives."""
    if (proof["format"], proof["version"]) != ("medguard-audit-consistency", 1):
        raise Wrong("this is not a consistency proof")
    if proof["from"] != older[0] or open_checkpoint(proof["checkpoint"], public_key) != newer:
        raise Wrong("the consistency proof is for other checkpoints")
    if older[2] != newer[2]:
        raise Wrong("the older checkpoint is of another log")
    path = [base64.b64decode(text, validate=True) for text in proof["path"]]
    if not 0 < older[0] <= newer[0]:
        raise Wrong("the log was cut")
    if older[0] == newer[0]:
        if path or older[1] != newer[1]:
            raise Wrong("there are two trees of the same size")
        return
    if not path:
        raise Wrong("the path is too short")
    if older[0] & (older[0] - 1) == 0:
        path.insert(0, older[1])
    place, last = older[0] - 1, newer[0] - 1
    while place % 2 == 1:
        place, last = place >> 1, last >> 1
    first = second = path[0]
    for other in path[1:]:
        if last == 0:
            raise Wrong("the path is too long")
        if is_right(place, last):
            first, second = node(other, first), node(other, second)
            while place % 2 == 0 and place != 0:
                place, last = place >> 1, last >> 1
        else:
            second = node(second, other)
        place, last = place >> 1, last >> 1
    if last != 0 or first != older[1] or second != newer[1]:
        raise Wrong("the log was changed after the older checkpoint")


EVENT = re.compile(
    rb'(\{"format":"medguard-audit-event","version":1,"checkpoint":"[^"]*","index":\d+,"path":\[[^\]]*\]),"leaf":(\{.*\})\}\n'
)


def verify_event(data, public_key, older, growth):
    match = EVENT.fullmatch(data)
    if match is None:
        raise Wrong("this is not a proof of one event")
    proof, leaf = json.loads(match.group(1) + b"}"), match.group(2)
    newer = open_checkpoint(proof["checkpoint"], public_key)
    digest = hashlib.sha256(b"\x00" + leaf).digest()
    path = [base64.b64decode(text, validate=True) for text in proof["path"]]
    if root_of_inclusion(digest, proof["index"], newer[0], path) != newer[1]:
        raise Wrong("row %d, id %s is not in the tree that was signed" % (proof["index"], json.loads(leaf)["id"]))
    if older is not None:
        if growth is None:
            raise Wrong("one event cannot tell whether the older checkpoint fits")
        check_growth(older, newer, growth, public_key)
    return 1


ROW = re.compile(rb'\{"index":(\d+),"hash":"([A-Za-z0-9+/=]{44})","leaf":(\{.*\})\}\n', re.S)


def verify(path, key_path, older_path=None, growth_path=None):
    public_key = read_public_key(key_path)
    older = growth = None
    if older_path is not None:
        older = open_checkpoint(open(older_path, encoding="utf-8", newline="").read(), public_key)
    if growth_path is not None:
        growth = json.loads(open(growth_path, "rb").read())
    with open(path, "rb") as start:
        begins = start.read(40)
    if begins.startswith(b'{"format":"medguard-audit-event"'):
        return verify_event(open(path, "rb").read(), public_key, older, growth)
    if begins.startswith(b'{"format":"medguard-audit-consistency"'):
        proof = json.loads(open(path, "rb").read())
        check_growth(older, open_checkpoint(proof["checkpoint"], public_key), proof, public_key)
        return 0
    tree, header, ended, older_seen = Tree(), None, False, False
    rows = withheld = outside = 0

    def compare_older():
        nonlocal older_seen
        if older is not None and tree.size == older[0]:
            older_seen = True
            if tree.root() != older[1]:
                raise Wrong("the first %d leaves are not those of the older checkpoint" % older[0])

    with open(path, "rb") as lines:
        for line in lines:
            if not line.endswith(b"\n") or ended:
                raise Wrong("the file was cut off, or goes on after its end")
            if header is None:
                header = json.loads(line)
                if (header["format"], header["version"]) != ("medguard-audit-log", 1):
                    raise Wrong("this is not an audit log that proves itself")
                size, root, origin = open_checkpoint(header["checkpoint"], public_key)
                continue
            row = ROW.fullmatch(line)
            if row is not None:
                index, said, leaf = int(row.group(1)), base64.b64decode(row.group(2)), row.group(3)
                digest = hashlib.sha256(b"\x00" + leaf).digest()
                name = "row %d, id %s" % (index, json.loads(leaf)["id"])
                if index != tree.size:
                    raise Wrong("leaf %d should stand here, not %s" % (tree.size, name))
                if digest != said:
                    raise Wrong(name + " was altered")
                if not header["from"] <= index < header["to"]:
                    raise Wrong(name + " lies outside of the stated range")
                tree.add(digest)
                rows += 1
                compare_older()
                continue
            entry = json.loads(line)
            if "hashes" in entry:
                if entry["from"] != tree.size:
                    raise Wrong("a gap begins at the wrong place")
                inside = max(0, min(entry["to"], header["to"]) - max(entry["from"], header["from"]))
                if inside > 0 and header["filters"] is None:
                    raise Wrong("rows from %d to %d are missing" % (entry["from"], entry["to"] - 1))
                withheld += inside
                outside += entry["to"] - entry["from"] - inside
                for encoded in entry["hashes"]:
                    leaves = 1
                    while tree.size % (2 * leaves) == 0 and tree.size + 2 * leaves <= entry["to"]:
                        leaves *= 2
                    tree.add(base64.b64decode(encoded, validate=True), leaves)
                    compare_older()
                if tree.size != entry["to"]:
                    raise Wrong("a gap has not the hashes that make it up")
            elif "checkpoint" in entry:
                earlier = open_checkpoint(entry["checkpoint"], public_key)
                if earlier != (tree.size, tree.root(), origin):
                    raise Wrong("an earlier checkpoint does not fit at leaf %d" % tree.size)
            elif entry == {"end": True, "rows": rows, "withheld": withheld, "outside": outside}:
                ended = True
            else:
                raise Wrong("a line is none of those that there are, or its numbers are wrong")
    if not ended:
        raise Wrong("the file was cut off")
    if tree.size != size or tree.root() != root:
        raise Wrong("the rows are not those that were signed")
    if older is not None and not older_seen and growth is not None:
        check_growth(older, (size, root, origin), growth, public_key)
    elif older is not None and not older_seen:
        raise Wrong("the file does not fit the older checkpoint, or cannot tell")
    return rows


if __name__ == "__main__":
    try:
        print("verified: %d rows" % verify(*sys.argv[1:]))
    except (Wrong, ValueError, KeyError, TypeError) as error:
        print("NOT what was signed: %s" % error)
        sys.exit(1)
