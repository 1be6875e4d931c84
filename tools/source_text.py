# Reads C++ and TypeScript as text for the tools: what is code, what is a literal, where a function begins and ends.
import re

TOKENS = re.compile(
    r'R"(?P<mark>[^()\\\s]{0,16})\((?P<raw>.*?)\)(?P=mark)"'
    r'|"(?P<text>(?:\\.|[^"\\\n])*)"'
    r"|(?<![0-9A-Za-z_])'(?P<quoted>(?:\\.|[^'\\\n])*)'"
    r"|`(?P<template>(?:\\.|[^`\\])*)`"
    r"|//[^\n]*|/\*.*?\*/", re.S)


def line_at(text, offset):
    return text.count("\n", 0, offset) + 1


def blank(piece):
    return "".join(letter if letter == "\n" else " " for letter in piece)


def code_only(text):
    """The text with comments and the insides of literals turned into spaces; every line stays where it is."""
    def replaced(match):
        whole = match.group(0)
        return blank(whole) if whole.startswith("/") else '"' + blank(whole[1:-1]) + '"'
    return TOKENS.sub(replaced, text)


def literals_of(text):
    """(offset, content) of each string literal; neighbours that the compiler joins are joined."""
    joined = []
    end_of_last = -1
    for match in TOKENS.finditer(text):
        content = next((match.group(g) for g in ("raw", "text", "quoted", "template") if match.group(g) is not None), None)
        if content is None:
            continue
        if joined and text[end_of_last:match.start()].strip() == "":
            joined[-1] = (joined[-1][0], joined[-1][1] + content)
        else:
            joined.append((match.start(), content))
        end_of_last = match.end()
    return joined


def kind_of_brace(head, before):
    """What a `{` outside of any function opens, by the text in front of it."""
    head = re.sub(r"^\s*#.*$", "", head, flags=re.M).strip()
    if re.search(r"[\w>)]$", before) and not head.endswith(("const", "noexcept", "override", ")", "try")) and before[-1] != " ":
        return "value"
    if re.match(r"(?:inline )?(?:namespace|extern)\b", head):
        return "scope"
    bare = re.sub(r"template\s*<[^{}]*?>(?=\s*(?:requires|struct|class|enum|union))", "", head)
    if re.match(r"(?:requires .*)?(?:typedef )?(?:struct|class|enum|union)\b", bare.strip()) and not head.endswith(")"):
        return "scope"
    if head.endswith(("=", "return", ",", "(")) or "(" not in head:
        return "value"
    return "function"


def functions_of(code):
    """(first line, last line, name) of each function with a body; lambdas count to the function around them."""
    found, stack, head_start, line = [], [], 0, 1
    for at, letter in enumerate(code):
        if letter == "\n":
            line += 1
        elif letter == "{":
            inside = any(kind == "function" for kind, _, _ in stack)
            head = code[head_start:at]
            kind = "block" if inside else kind_of_brace(head, code[max(0, at - 1):at])
            named = re.search(r"([~\w:]+)\s*\(", head)
            stack.append((kind, line - head.strip().count("\n"), named.group(1) if named else "?"))
            head_start = at + 1
        elif letter == "}" and stack:
            kind, first, name = stack.pop()
            if kind == "function":
                found.append((first, line, name))
            head_start = at + 1
        elif letter == ";":
            head_start = at + 1
    return found
