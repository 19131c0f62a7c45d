# Reads manifests and journals as docs/block-engine.md describes them: independent-reader.py manifest|journal FILE DISK
# checks FILE and every block of DISK that it tells of, and prints what it says as JSON.
import base64, hashlib, json, struct, sys, zlib

BLOCK = 524288

def damaged(why):
    sys.exit(f"damaged: {why}")


def read_manifest(data):
    head, crc = data[:24], data[24:28]
    magic, version, block, size = struct.unpack(">8sIIQ", head)
    if magic != b"BROKMAN1" or version != 1 or block != BLOCK or crc != struct.pack(">I", zlib.crc32(head)):
        damaged("head")
    at, states, about = 28, [], None
    while True:
        kind, count = struct.unpack(">BQ", data[at : at + 9])
        if kind not in (0, 1, 2, 3, 255) or (kind == 1 and count > 4096) or (kind == 3 and count > 65536):
            damaged("record")
        length = {0: 0, 1: 32 * count, 2: 0, 3: count, 255: 32}[kind]
        payload = data[at + 9 : at + 9 + length]
        end = at + 9 + length + 4
        if data[end - 4 : end] != struct.pack(">I", zlib.crc32(data[at : end - 4])):
            damaged("sum of a record")
        at = end
        if kind == 255:
            break
        if kind == 3:
            about = json.loads(payload)
        elif kind == 1:
            states += [payload[32 * i : 32 * i + 32] for i in range(count)]
        else:
            states += [("zero", None, "undefined")[kind]] * count
    if at != len(data) or count != len(states) or len(states) != -(-size // BLOCK):
        damaged("number of blocks")
    if payload != root_of(states, size):
        damaged("root")
    return size, states, about, payload.hex()


def root_of(states, size):
    total, empty = hashlib.sha256(b"broker-root/1\n" + struct.pack(">QI", size, BLOCK)), 0
    for state in [*states, None]:
        if isinstance(state, str):
            empty += 1
            continue
        total.update(b"\0" + struct.pack(">Q", empty) if empty else b"")
        total.update(b"\1" + state if state else b"")
        empty = 0
    return total.digest()


def read_journal(data):
    records = []
    for line in data.split(b"\n")[:-1]:
        crc, space, text = line[:8], line[8:9], line[9:]
        if space != b" " or crc.decode() != f"{zlib.crc32(text):08x}":
            break
        records.append(json.loads(text))
    if records[0]["kind"] != "start" or records[0]["version"] != 1:
        damaged("start")
    states, size = {}, records[0]["source"]["sizeBytes"]
    for window in records[1:]:
        found = []
        for letter, what in window["runs"]:
            if letter == "d":
                raw = base64.b64decode(what)
                found += [raw[i : i + 32] for i in range(0, len(raw), 32)]
            else:
                found += [{"z": "zero", "u": "undefined"}[letter]] * what
        if len(found) != window["to"] - window["from"]:
            damaged("window")
        states.update(enumerate(found, window["from"]))
    return size, states, records


def wrong_blocks(path, size, states):
    with open(path, "rb") as disk:
        for number, state in states:
            disk.seek(number * BLOCK)
            block = disk.read(min(BLOCK, size - number * BLOCK))
            if any(block) if isinstance(state, str) else hashlib.sha256(block).digest() != state:
                yield number


form, path, disk = sys.argv[1:]
with open(path, "rb") as file:
    content = file.read()
if form == "manifest":
    size, states, about, root = read_manifest(content)
    told = {"sizeBytes": size, "root": root, "about": about, "blocks": len(states)}
    numbered = list(enumerate(states))
else:
    size, safe, records = read_journal(content)
    told = {"sizeBytes": size, "records": [record["kind"] for record in records], "blocks": len(safe)}
    numbered = sorted(safe.items())
kinds = [state if isinstance(state, str) else "data" for _, state in numbered]
print(json.dumps({**told, "data": kinds.count("data"), "wrong": list(wrong_blocks(disk, size, numbered))}))
