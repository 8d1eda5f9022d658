"""What an office may write between the braces of its template, and the sandbox in which it is made.

A template names values, lists them and leaves parts out. It computes nothing: no call, no arithmetic, no assignment, no
inclusion, and no loop within a loop except over what the outer one holds. So what is made is never longer than the values
there are, and the bounds on time and size are only a second fence.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

LONGEST = 20 * 1024 * 1024
"""Signs of a part that a template makes."""
SECONDS = 10.0
DEEPEST = 3
"""Loops within loops."""
FILTERS = ("default", "join", "length", "first", "last", "trim", "e", "escape")
TESTS = ("defined", "undefined")
LOOP = {"index": 1, "index0": 0, "first": True, "last": True, "length": 1}
"""What a loop knows of itself, as the specimen has it."""
ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const),
    *(nodes.For, nodes.If, nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand),
    *(nodes.And, nodes.Or, nodes.Not),
)
UNSAID = (nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.Test, nodes.And, nodes.Or, nodes.Not)
"""What uses a name without saying its value."""
WORDS = {
    nodes.Call: "调用函数",
    nodes.Assign: "赋值（set）",
    nodes.AssignBlock: "赋值（set）",
    nodes.Macro: "宏（macro）",
    nodes.Include: "引入（include）",
    nodes.Import: "引入（import）",
    nodes.FromImport: "引入（import）",
    nodes.Extends: "继承（extends）",
    nodes.BinExpr: "运算",
    nodes.UnaryExpr: "运算",
    nodes.Literal: "自行列出的数据",
}


class TooLong(Exception):
    """What a template makes grows beyond its bounds."""


class Bounded(Template):
    """A template that stops when what it makes is too long or takes too long."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        made, length, until = [], 0, time.monotonic() + SECONDS
        for piece in self.generate(*args, **kwargs):
            made.append(piece)
            length += len(piece)
            if length > LONGEST or time.monotonic() > until:
                raise TooLong("模板生成的内容过长，或者用时过久。")
        return "".join(made)


class Sandbox(ImmutableSandboxedEnvironment):
    """Values and their names, nothing else: what is not in a mapping, a list or a loop does not exist."""

    template_class = Bounded

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_said)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests = {name: self.tests[name] for name in TESTS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, list) and type(argument) is int and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.getattr(obj, argument) if isinstance(argument, str) else self.undefined(obj=obj, name=argument)

    def is_safe_callable(self, obj: Any) -> bool:
        return False

    def call(self, *args: Any, **kwargs: Any) -> Any:
        raise SecurityError("模板不得调用函数。")


def _said(value: Any) -> Any:
    return "" if value is None else value


@dataclass
class Read:
    """What was read between the braces: faults, the names used, and those used whatever the case (``always``)."""

    faults: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    always: set[str] = field(default_factory=set)


def read(source: str, specimen: Mapping[str, Any], into: Read) -> None:
    """Hold one part of a template to what may be written, against a ``specimen`` of the values."""
    try:
        tree = Sandbox().parse(source)
    except TemplateSyntaxError as error:
        into.faults.append(f"模板语法有误：{error.message}（请检查花括号是否成对）。")
        return
    except TemplateError:
        into.faults.append("模板语法有误。")
        return
    _Reader(into, specimen).body(tree.body, {}, depth=0, sure=True)


class Missing(Exception):
    """No value has the name."""


class _Reader:
    def __init__(self, into: Read, specimen: Mapping[str, Any]) -> None:
        self.into, self.specimen = into, specimen

    def body(self, given: list[Any], scope: dict[str, Any], *, depth: int, sure: bool) -> None:
        for node in given:
            self._node(node, scope, depth, sure)

    def _node(self, node: nodes.Node, scope: dict[str, Any], depth: int, sure: bool) -> None:
        if not isinstance(node, ALLOWED):
            self._fault(f"模板中不得使用{_called(node)}：只能填写名称、列出（for）和取舍（if）。")
        elif isinstance(node, nodes.For):
            self._loop(node, scope, depth, sure)
        elif isinstance(node, nodes.If):
            self._choice(node, scope, depth, sure)
        elif isinstance(node, nodes.Filter | nodes.Test) and node.name not in (*FILTERS, *TESTS):
            self._fault(f"模板中不得使用“{node.name}”；可以用：{'、'.join(FILTERS)}。")
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self._value(node, scope, sure)
        else:
            said = sure and not isinstance(node, UNSAID) and getattr(node, "name", "") != "length"
            for part in node.iter_child_nodes():
                self._node(part, scope, depth, said)

    def _choice(self, node: nodes.If, scope: dict[str, Any], depth: int, sure: bool) -> None:
        """What every branch says is said whatever the case."""
        self._node(node.test, scope, depth, False)
        before, branches = self.into.always, []
        for branch in (node.body, node.elif_, node.else_):
            if branch or branch is node.else_:
                self.into.always = set()
                self.body(branch, scope, depth=depth, sure=sure)
                branches.append(self.into.always)
        self.into.always = before | set.intersection(*branches)

    def _loop(self, node: nodes.For, scope: dict[str, Any], depth: int, sure: bool) -> None:
        plain = isinstance(node.target, nodes.Name) and not node.recursive and node.test is None
        if not plain or not isinstance(node.iter, nodes.Name | nodes.Getattr):
            self._fault("列出（for）只能写作“for 名称 in 名称”。")
            return
        assert isinstance(node.target, nodes.Name)
        if depth >= DEEPEST or (depth and _root(node.iter) not in scope):
            self._fault("列出（for）之内再列出的，只能是外层那一项自己的内容。")
            return
        listed = self._value(node.iter, scope, sure)
        if not isinstance(listed, list):
            if listed is not None:
                self._fault(f"“{_dotted(node.iter)}”不是可以逐项列出的内容。")
            return
        inner = {**scope, node.target.name: (listed[0], _path(node.iter, scope)), "loop": (LOOP, "loop")}
        self.body(node.body, inner, depth=depth + 1, sure=sure)
        self.body(node.else_, scope, depth=depth, sure=False)

    def _value(self, node: nodes.Expr, scope: dict[str, Any], sure: bool) -> Any:
        """The specimen's value; notes the name. None where there is none, which is said."""
        try:
            value = self._found(node, scope)
        except Missing:
            self._fault(f"没有“{_dotted(node)}”这一名称。")
            return None
        path = _path(node, scope)
        self.into.names.add(path)
        if sure:
            self.into.always.add(path)
        return value

    def _found(self, node: Any, scope: dict[str, Any]) -> Any:
        if isinstance(node, nodes.Name):
            if node.name in scope:
                return scope[node.name][0]
            if node.name not in self.specimen:
                raise Missing
            return self.specimen[node.name]
        if isinstance(node, nodes.Getattr | nodes.Getitem):
            key = node.attr if isinstance(node, nodes.Getattr) else getattr(node.arg, "value", None)
            above = self._found(node.node, scope)
            if isinstance(above, Mapping) and isinstance(key, str) and key in above:
                return above[key]
            if isinstance(above, list) and type(key) is int:
                return above[0]
        raise Missing

    def _fault(self, words: str) -> None:
        if words not in self.into.faults:
            self.into.faults.append(words)


def _called(node: nodes.Node) -> str:
    return next((words for kind, words in WORDS.items() if isinstance(node, kind)), f"“{type(node).__name__}”")


def _root(node: Any) -> str:
    while not isinstance(node, nodes.Name):
        node = getattr(node, "node", None) or nodes.Name("", "load")
    return node.name


def _dotted(node: Any) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    key = node.attr if isinstance(node, nodes.Getattr) else getattr(getattr(node, "arg", None), "value", "?")
    return f"{_dotted(node.node)}.{key}" if hasattr(node, "node") else "?"


def _path(node: Any, scope: dict[str, Any]) -> str:
    """The full name: a loop's own name is replaced by that of the list."""
    said, root = _dotted(node), _root(node)
    return f"{scope[root][1]}{said[len(root) :]}" if root in scope else said
