// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/streamfacts.h"

#include <QWidget>

class QFormLayout;
class QLabel;

namespace runwatch {

// Facts as rows of a form, plain text that can be selected. Labels are kept, and touched only when
// their text has changed: what is selected stays selected.
class FactForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactForm)

public:
    explicit FactForm(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);
    [[nodiscard]] QString asText() const; // "Name: value" lines

private:
    struct Row
    {
        QLabel *name;
        QLabel *value;
    };

    QFormLayout *m_form;
    QList<Row> m_rows;
};

} // namespace runwatch
