"""The door to protobuf: Sparkplug B's payload.

Source: Eclipse Sparkplug 3.0, appendix with `sparkplug_b.proto` (package
`org.eclipse.tahu.protobuf`), as far as a metric's name, time and plain value go. What is not
described here is skipped by the parser, as protobuf has it.
"""

from __future__ import annotations

from typing import Any

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.message import DecodeError

_PACKAGE = "org.eclipse.tahu.protobuf"
_FIELD = descriptor_pb2.FieldDescriptorProto
_PAYLOAD = (
    ("timestamp", 1, _FIELD.TYPE_UINT64),
    ("metrics", 2, _FIELD.TYPE_MESSAGE),
    ("seq", 3, _FIELD.TYPE_UINT64),
)
_METRIC = (
    ("name", 1, _FIELD.TYPE_STRING),
    ("alias", 2, _FIELD.TYPE_UINT64),
    ("timestamp", 3, _FIELD.TYPE_UINT64),
    ("datatype", 4, _FIELD.TYPE_UINT32),
    ("is_historical", 5, _FIELD.TYPE_BOOL),
    ("is_null", 7, _FIELD.TYPE_BOOL),
    ("int_value", 10, _FIELD.TYPE_UINT32),
    ("long_value", 11, _FIELD.TYPE_UINT64),
    ("float_value", 12, _FIELD.TYPE_FLOAT),
    ("double_value", 13, _FIELD.TYPE_DOUBLE),
    ("boolean_value", 14, _FIELD.TYPE_BOOL),
    ("string_value", 15, _FIELD.TYPE_STRING),
)
_VALUES_FROM = 10


class NotProtobuf(ValueError):
    """Bytes that are no payload."""


def _described() -> Any:
    file = descriptor_pb2.FileDescriptorProto(
        name="storeside/sparkplug_b.proto", package=_PACKAGE, syntax="proto2"
    )
    payload = file.message_type.add(name="Payload")
    metric = payload.nested_type.add(name="Metric")
    metric.oneof_decl.add(name="value")
    for name, number, type_ in _METRIC:
        field = metric.field.add(name=name, number=number, type=type_, label=_FIELD.LABEL_OPTIONAL)
        if number >= _VALUES_FROM:
            field.oneof_index = 0
    for name, number, type_ in _PAYLOAD:
        field = payload.field.add(name=name, number=number, type=type_)
        field.label = _FIELD.LABEL_OPTIONAL
        if type_ == _FIELD.TYPE_MESSAGE:
            field.label = _FIELD.LABEL_REPEATED
            field.type_name = f".{_PACKAGE}.Payload.Metric"
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName(f"{_PACKAGE}.Payload"))


Payload = _described()
"""The message class; its fields are those above."""


def parse_payload(body: bytes) -> Any:
    """A payload.

    Raises:
        NotProtobuf: bytes that are none.
    """
    try:
        return Payload.FromString(body)
    except DecodeError as error:
        raise NotProtobuf(str(error)) from error
