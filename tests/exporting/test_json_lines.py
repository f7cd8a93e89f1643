import json

import pytest

from dialogues.exporting.json_lines import json_lines


def test_one_object_a_line_whatever_the_text_holds():
    rows = [{"text": "a\nb\u2028c"}, {"text": "Торговля 貿易", "count": None}]
    written = "".join(json_lines([[rows[0]], [], [rows[1]]]))

    assert written.count("\n") == 2
    assert [json.loads(line) for line in written.split("\n")[:-1]] == rows
    assert "Торговля 貿易" in written


def test_what_json_cannot_say_is_no_line():
    with pytest.raises(ValueError, match="JSON"):
        list(json_lines([[{"share": float("nan")}]]))
