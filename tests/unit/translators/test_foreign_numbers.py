"""A number of its own is found in any form; what the source says too may stand."""

from __future__ import annotations

import pytest

from publisher.translators.foreign_numbers import find


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("China’s first online loan", "国内首个线上贷款"),
        ("one of the most active", "最活跃的之一"),
        ("a quarter of steady work", "一个季度的稳健经营"),
        ("It is mixed, civil and vivid; I did it in a box", "它是混合的"),
        ("Often the weight of tone and bone", "往往"),
        ("公司是一家数字银行", "It is a digital bank"),
        ("统一管理，进一步发展，十分重要", "managed and developed further"),
        ("两家公司", "both companies"),
        ("排名第一", "ranked first"),
        ("公司一直服务百姓", "It has always served people"),
        ("四川和三亚", "Sichuan and Sanya"),
    ],
)
def test_what_the_source_says_may_stand(text, source):
    """Words that only look like numbers, articles, and what is said in words on the other side."""
    assert find(text, source) is None


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("China’s first online loan", "国内最大的线上贷款", "first"),
        ("It has two parts", "它有几个部分", "two"),
        ("排名第一", "It is a leader", "一"),
        ("增长一成", "It had a rise", "一"),
        ("一半客户", "a part of its customers", "一"),
        ("公司一家独大", "It leads", "一"),
        ("增长两倍", "It grew", "两"),
        ("tenfold growth", "大幅增长", "tenfold"),
        ("Version IX", "版本", "IX"),
        ("milllion", "很多", "milllion"),
        ("①", "甲", "①"),
        ("up by %", "增长", "%"),
    ],
)
def test_what_it_does_not_is_found(text, source, found):
    """And named, so that the reason can be told."""
    assert (find(text, source) or "").startswith(found)
