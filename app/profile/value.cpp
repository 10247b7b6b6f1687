// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/value.h"

#include "app/profile/condition.h"

namespace runwatch {

bool operator==(const Value &left, const Value &right)
{
    return left.kind == right.kind && left.text == right.text && left.pointer == right.pointer
        && left.parts == right.parts && left.map == right.map;
}

bool operator==(const Demand &left, const Demand &right)
{
    return left.kind == right.kind && left.text == right.text && left.parts == right.parts;
}

} // namespace runwatch
