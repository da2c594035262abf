"""A shipped graph with the weights as this processor multiplies them fastest; the products stay the same.

Shipped weights are unsigned 8-bit codes with their zero at 128 (docs/decisions/0012): exact on any processor.
Some multiply unsigned by signed bytes exactly too, and faster: those with VNNI do it in one step. There a
code c becomes c - 128 with its zero at 0 while the graph is read, and the same integers come out. Others
add two products in 16 bits and cut what does not fit; a product whose result is known tells them apart.

Only the fields that are read or changed are described here; all others pass through as they are (protobuf's
unknown fields). Field numbers are those of onnx.proto3 (ONNX IR).
"""

from functools import cache
from pathlib import Path
from typing import Any

UINT8, INT8 = 2, 3  # TensorProto.DataType
OPSET, IR = 13, 7  # of the product that is tried: any that has MatMulInteger
_FIELDS = {  # message -> (field, number, type or message, repeated)
    "Tensor": (
        ("dims", 1, "int64", True), ("data_type", 2, "int32", False), ("name", 8, "string", False),
        ("raw_data", 9, "bytes", False),
    ),
    "Node": (("input", 1, "string", True), ("output", 2, "string", True), ("op_type", 4, "string", False)),
    "Value": (("name", 1, "string", False),),
    "Graph": (
        ("node", 1, "Node", True), ("name", 2, "string", False), ("initializer", 5, "Tensor", True),
        ("output", 12, "Value", True),
    ),
    "Opset": (("version", 2, "int64", False),),
    "Model": (
        ("ir_version", 1, "int64", False), ("graph", 7, "Graph", False), ("opset_import", 8, "Opset", True),
    ),
}  # fmt: skip
_TURNED = bytes(k ^ 0x80 for k in range(256))  # c - 128 as a signed byte is c with its highest bit turned


def loaded(path: Path) -> str | bytes:
    """Return what onnxruntime is to read: the file's path, or its graph with signed weights."""
    return signed(path.read_bytes()) if exact_signed() else str(path)


def signed(graph: bytes) -> bytes:
    """Return a graph whose 8-bit products take signed weights, the same numbers as before."""
    model = _messages()["Model"]()
    model.ParseFromString(graph)
    codes = set()
    for node in model.graph.node:
        if node.op_type == "MatMulInteger" and len(node.input) == 4:
            codes.add(node.input[1])
            del node.input[3:]  # without a zero of its own a weight's is 0
    for held in model.graph.initializer:
        if held.name in codes:
            held.raw_data = held.raw_data.translate(_TURNED)
            held.data_type = INT8
    out: bytes = model.SerializeToString()
    return out


@cache
def exact_signed() -> bool:
    """Return whether this processor multiplies unsigned by signed bytes without cutting anything off."""
    import onnxruntime as ort  # noqa: PLC0415

    options = ort.SessionOptions()
    options.log_severity_level = 4  # a runtime that can't try it has no signed product: nothing to be told
    rows, depth = 4, 64
    try:
        session = ort.InferenceSession(_product(rows, depth), options, providers=["CPUExecutionProvider"])
        (found,) = session.run(None, {})
    except Exception:  # noqa: BLE001 - onnxruntime has no class of its own for what it can't load
        return False
    return bool((found == 255 * 127 * depth).all())


def _product(rows: int, depth: int) -> bytes:
    """Return a model without inputs: rows of `depth` unsigned 255 times as many columns of signed 127."""
    make = _messages()
    model = make["Model"](ir_version=IR)
    model.opset_import.add(version=OPSET)
    model.graph.name = "product"
    model.graph.node.add(input=["a", "b"], output=["y"], op_type="MatMulInteger")
    model.graph.output.add(name="y")
    for name, shape, kind, byte in (("a", (rows, depth), UINT8, 255), ("b", (depth, rows), INT8, 127)):
        raw = bytes([byte]) * (rows * depth)
        model.graph.initializer.add(name=name, dims=shape, data_type=kind, raw_data=raw)
    out: bytes = model.SerializeToString()
    return out


@cache
def _messages() -> dict[str, Any]:
    """Return the message classes of an ONNX model, as far as they are described above, by name."""
    from google.protobuf import descriptor_pb2, descriptor_pool, message_factory  # noqa: PLC0415

    kinds = descriptor_pb2.FieldDescriptorProto
    scalars = {
        "int32": kinds.TYPE_INT32, "int64": kinds.TYPE_INT64, "string": kinds.TYPE_STRING,
        "bytes": kinds.TYPE_BYTES,
    }  # fmt: skip
    file = descriptor_pb2.FileDescriptorProto(name="graph.proto", package="variorum", syntax="proto2")
    for name, fields in _FIELDS.items():
        message = file.message_type.add(name=name)
        for field, number, kind, repeated in fields:
            made = message.field.add(name=field, number=number)
            made.label = kinds.LABEL_REPEATED if repeated else kinds.LABEL_OPTIONAL
            made.type = scalars.get(kind, kinds.TYPE_MESSAGE)
            if kind not in scalars:
                made.type_name = f".variorum.{kind}"
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return {
        k: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"variorum.{k}")) for k in _FIELDS
    }
