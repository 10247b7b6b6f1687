// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/diagnosis.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace runwatch {

// The findings of the stream doctor, each with what to do about it, as text that can be selected.
class FindingList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindingList)

public:
    explicit FindingList(QWidget *parent = nullptr);

    void setFindings(const QList<Finding> &findings); // an empty list says so
    [[nodiscard]] QString asText() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Entry
    {
        QLabel *icon;
        QLabel *what;
        QLabel *advice;
    };

    void addEntry();
    void takeIcons();

    QVBoxLayout *m_layout;
    QList<Entry> m_entries;
    bool m_isHealthy = false;
};

} // namespace runwatch
